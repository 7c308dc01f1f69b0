package dev.claimport.cli;

import dev.claimport.failure.Failure;
import dev.claimport.text.Messages;
import java.io.PrintWriter;

/** Says on standard error what went wrong: id, cause, remedy, and the technical detail last. */
final class FailureReport {

    private final Messages failures;
    private final Messages texts;

    FailureReport(Messages failures, Messages texts) {
        this.failures = failures;
        this.texts = texts;
    }

    void print(Failure failure, PrintWriter err) {
        err.println("claimport: [" + failure.id() + "] " + failures.message(failure));
        err.println("  " + texts.text("failure.remedy") + " " + failures.remedy(failure));
        if (!failure.detail().isBlank()) {
            err.println("  " + texts.text("failure.detail") + " " + failure.detail().lines().findFirst().orElse(""));
        }
        err.flush();
    }

    String message(Failure failure) {
        return failures.message(failure);
    }

    String remedy(Failure failure) {
        return failures.remedy(failure);
    }
}
