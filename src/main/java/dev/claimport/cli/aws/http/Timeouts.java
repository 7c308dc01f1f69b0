package dev.claimport.cli.aws.http;

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
}
