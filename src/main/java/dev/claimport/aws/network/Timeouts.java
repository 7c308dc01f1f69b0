package dev.claimport.aws.network;

import java.time.Duration;

/**
 * How long an AWS service may keep us waiting.
 *
 * @param connect until the connection stands
 * @param answer between two pieces of an answer
 */
public record Timeouts(Duration connect, Duration answer) {

    /** Short enough for a technician with a claim that is running out, long enough for a mobile hotspot. */
    public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(15));
}
