package dev.claimport.cli.aws.http;

import dev.claimport.cli.aws.problem.Problem;
import java.time.Duration;

/**
 * How long a server may keep us waiting; zero is for ever.
 *
 * @param connect until the connection stands
 * @param read between two pieces of an answer
 */
public record Timeouts(Duration connect, Duration read) {

    /** The AWS CLI's. */
    public static final Duration USUAL = Duration.ofSeconds(60);

    /** Refuses what is less than nothing, in urllib3's words. */
    public void check() {
        check("connect", connect);
        check("read", read);
    }

    private static void check(String name, Duration timeout) {
        if (timeout.isNegative()) {
            throw Problem.general("Attempted to set " + name + " timeout to " + timeout.toSeconds()
                    + ", but the timeout cannot be set to a value less than or equal to 0.").exception();
        }
    }
}
