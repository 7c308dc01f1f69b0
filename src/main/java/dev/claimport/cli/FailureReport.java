package dev.claimport.cli;

import dev.claimport.app.Check;
import dev.claimport.failure.Failure;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;

/** Says on standard error what went wrong: id, cause, remedy, and the technical detail last. */
final class FailureReport {

    private final Supplier<Messages> failures;
    private final Messages texts;

    /** @param failures asked only when there is something to report */
    FailureReport(Supplier<Messages> failures, Messages texts) {
        this.failures = failures;
        this.texts = texts;
    }

    /** For what programs read: in English, whoever runs it. */
    static FailureReport ofResults() {
        return new FailureReport(() -> Messages.of("failures", Locale.ENGLISH), Messages.of("cli", Locale.ENGLISH));
    }

    void print(Failure failure, PrintWriter to) {
        PrintWriter err = TerminalWriter.over(to);
        err.println("claimport: [" + failure.id() + "] " + failures.get().message(failure));
        err.println("  " + texts.text("failure.remedy") + " " + failures.get().remedy(failure));
        if (!failure.detail().isBlank()) {
            err.println("  " + texts.text("failure.detail") + " " + failure.detail().lines().findFirst().orElse(""));
        }
        err.flush();
    }

    String message(Failure failure) {
        return failures.get().message(failure);
    }

    String text(Check check, Messages checks) {
        return check.text(checks, failures.get());
    }

    String remedy(Failure failure) {
        return failures.get().remedy(failure);
    }
}
