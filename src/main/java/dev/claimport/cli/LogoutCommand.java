package dev.claimport.cli;

import dev.claimport.app.SignIns;
import dev.claimport.signin.SignedOut;
import dev.claimport.signin.SsoSession;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code claimport logout}: ends what {@code login} began. */
@Command(name = "logout", mixinStandardHelpOptions = true, sortOptions = false)
final class LogoutCommand implements Callable<Integer> {

    @Mixin
    private final SessionOptions which = new SessionOptions();

    @Spec
    private CommandSpec spec;

    private final SignIns signIns;
    private final Messages texts;

    LogoutCommand(SignIns signIns, Messages texts) {
        this.signIns = signIns;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        Optional<String> console = which.profile().filter(signIns::isConsole);
        if (console.isPresent()) {
            return done(signIns.signOutOfConsole(console));
        }
        // First what needs no network: it is forgotten in any case.
        int ended = which.isGiven() ? 0 : signIns.signOutOfConsole(Optional.empty());
        Optional<SsoSession> only = which.isGiven() ? Optional.of(which.session(signIns, spec)) : Optional.empty();
        SignedOut done = signIns.signOut(only);
        done.untold().ifPresent(failure -> {
            spec.commandLine().getErr().println(texts.text("logout.untold"));
            throw failure.exception();
        });
        return done(ended + done.count());
    }

    private int done(int ended) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(ended == 0 ? texts.text("logout.none") : texts.text("logout.done", Map.of("count", ended)));
        out.flush();
        return ExitCodes.DONE;
    }
}
