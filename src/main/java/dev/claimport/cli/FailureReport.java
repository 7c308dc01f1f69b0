package dev.claimport.cli;

import dev.claimport.failure.Failure;
import dev.claimport.text.Messages;
import java.io.PrintWriter;

/** Says on standard error what went wrong: id, cause, remedy, and the technical detail last. */
final class FailureReport {

    /** A credentials chain explains itself at length; the terminal needs the gist. */
    private static final int LONGEST_DETAIL = 240;

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
            String detail = failure.detail().lines().findFirst().orElse("");
            err.println("  " + texts.text("failure.detail") + " "
                    + (detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "…" : detail));
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
