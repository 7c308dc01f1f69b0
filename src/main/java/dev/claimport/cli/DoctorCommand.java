package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.app.Backend;
import dev.claimport.app.Check;
import dev.claimport.app.CheckReport;
import dev.claimport.failure.FailureException;
import dev.claimport.iot.CallerIdentity;
import dev.claimport.iot.PolicyText;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport doctor}: what identity and computer can do, before a claim is spent to find out. */
@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false)
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private final IdentityOptions identity = new IdentityOptions();

    @Option(names = "--template-name", paramLabel = "NAME")
    private String templateName;

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final Backend backend;
    private final FailureReport report;
    private final Supplier<Messages> checkTexts;
    private final Messages texts;

    DoctorCommand(Backend backend, FailureReport report, Supplier<Messages> checkTexts, Messages texts) {
        this.backend = backend;
        this.report = report;
        this.checkTexts = checkTexts;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        CheckReport found = look();
        PrintWriter out = spec.commandLine().getOut();
        if (output == OutputFormat.json) {
            out.println(json(found));
        } else {
            print(found, checkTexts.get(), out);
        }
        out.flush();
        return found.worst().map(worst -> worst.failure().map(ExitCodes::of).orElse(ExitCodes.OTHER)).orElse(ExitCodes.DONE);
    }

    private CheckReport look() {
        try {
            return backend.check(identity.session(backend, spec), Optional.ofNullable(templateName));
        } catch (FailureException e) {
            return backend.checkComputer(e.failure());
        }
    }

    private void print(CheckReport found, Messages checks, PrintWriter out) {
        for (Check check : found.checks()) {
            boolean said = found.saidBefore(check);
            out.println(String.format("%-8s %-28s %s", texts.text("doctor." + check.state().id()), check.title(checks),
                    said ? texts.text("doctor.same") : report.text(check, checks)));
            check.failure().filter(_ -> !said).ifPresent(failure -> out.println(String.format("%-37s %s", "", report.remedy(failure))));
        }
        found.policy().ifPresent(policy -> {
            out.println();
            out.println(texts.text("doctor.policy"));
            out.println(PolicyText.text(policy));
        });
    }

    private static ObjectNode json(CheckReport found) {
        Messages checks = Messages.of("checks", Locale.ENGLISH);
        FailureReport said = FailureReport.ofResults();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ok", found.worst().isEmpty());
        json.put("account", found.caller().map(CallerIdentity::account).orElse(null));
        json.put("arn", found.caller().map(CallerIdentity::arn).orElse(null));
        ArrayNode list = json.putArray("checks");
        for (Check check : found.checks()) {
            ObjectNode one = list.addObject().put("id", check.id()).put("state", check.state().id()).put("title", check.title(checks))
                    .put("text", said.text(check, checks));
            check.failure().ifPresent(failure -> one.putObject("failure").put("id", failure.id()).put("message", said.message(failure)).put("remedy", said.remedy(failure)));
        }
        json.set("policy", found.policy().orElse(null));
        return json;
    }
}
