package dev.claimport.failure;

import java.util.Map;

/** The serial port cannot be used. */
public record LinkFailure(Kind kind, Map<String, ?> facts, String detail) implements Failure {

    public enum Kind {
        /** Another program has it. Facts: {@code port}. */
        PORT_BUSY,
        /** This user may not open it. Facts: {@code port}. */
        PORT_DENIED,
        /** There is no such port. Facts: {@code port}. */
        PORT_NOT_FOUND,
        /** It was there and has gone: unplugged. Facts: {@code port}. */
        PORT_GONE,
        /** No device is attached. Facts: none. */
        NO_DEVICE,
        /** More than one port; which is meant? Facts: {@code ports}. */
        SEVERAL_PORTS
    }

    public LinkFailure {
        facts = Map.copyOf(facts);
    }

    public LinkFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
