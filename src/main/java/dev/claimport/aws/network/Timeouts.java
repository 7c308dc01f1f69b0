package dev.claimport.aws.network;

import java.time.Duration;

/**
 * How long a service may keep us waiting; zero is for ever.
 *
 * @param connect until the connection stands
 * @param answer between two pieces of an answer
 * @param whole for a request and all of its answer: one that drips never ends otherwise
 */
public record Timeouts(Duration connect, Duration answer, Duration whole) {

    /** Short enough for a technician with a claim that is running out, long enough for a mobile hotspot. */
    public static final Timeouts USUAL = new Timeouts(NetworkWait.CONNECT.limit(), NetworkWait.SILENCE.limit());

    /** With the usual limit for the whole. */
    public Timeouts(Duration connect, Duration answer) {
        this(connect, answer, NetworkWait.REQUEST.limit());
    }
}
