package dev.claimport.failure;

import java.util.Locale;
import java.util.Map;

/** The serial port cannot be used. */
public record LinkFailure(Kind kind, Map<String, ?> facts, String detail) implements Failure {

    public enum Kind {
        /** Another program has it. Facts: {@code port}, {@code holder}. */
        PORT_BUSY,
        /** This user may not open it. Facts: {@code port}. */
        PORT_DENIED,
        /** There is no such port. Facts: {@code port}. */
        PORT_NOT_FOUND,
        /** It was there and has gone: unplugged. Facts: {@code port}. */
        PORT_GONE,
        /** Others have it open as well, and take part of what comes. Facts: {@code port}, {@code programs}. */
        PORT_SHARED,
        /** No device is attached. Facts: none. */
        NO_DEVICE,
        /** More than one port; which is meant? Facts: {@code ports}. */
        SEVERAL_PORTS
    }

    /** Who may have a port that is busy. */
    public enum Holder implements Case {
        UNKNOWN,
        /** It runs, and looks at each new port for up to half a minute to see whether it is a modem. */
        MODEM_MANAGER;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public LinkFailure {
        facts = Map.copyOf(facts);
    }

    public LinkFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
