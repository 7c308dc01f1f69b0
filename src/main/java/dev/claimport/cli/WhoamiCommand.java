package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claimport.app.Backend;
import dev.claimport.iot.CallerIdentity;
import dev.claimport.signin.RoleSession;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport whoami}: who AWS says that this is. */
@Command(name = "whoami", mixinStandardHelpOptions = true, sortOptions = false)
final class WhoamiCommand implements Callable<Integer> {

    @Mixin
    private final IdentityOptions identity = new IdentityOptions();

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final Backend backend;
    private final Messages texts;

    WhoamiCommand(Backend backend, Messages texts) {
        this.backend = backend;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        RoleSession session = identity.session(backend, spec);
        CallerIdentity caller = backend.caller(session);
        Optional<Instant> end = session.endsAt();
        PrintWriter out = spec.commandLine().getOut();
        if (output == OutputFormat.json) {
            out.println(JsonNodeFactory.instance.objectNode()
                    .put("account", caller.account()).put("arn", caller.arn()).put("userId", caller.userId())
                    .put("region", session.region().id()).put("profile", identity.profile().orElse(null))
                    .put("expiresAt", end.map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(null)));
        } else {
            out.println(caller.arn());
            out.println(texts.text("whoami.where", Map.of("account", caller.account(), "region", session.region().id())));
            end.ifPresent(time -> out.println(texts.text("whoami.until", Map.of("until", time.atZone(ZoneId.systemDefault())))));
        }
        out.flush();
        return ExitCodes.DONE;
    }
}
