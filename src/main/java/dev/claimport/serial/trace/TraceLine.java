package dev.claimport.serial.trace;

import java.time.Instant;

/**
 * A line of what was said, or what became of the port.
 *
 * @param at when it began
 * @param text fit to be shown anywhere: what cannot be printed is written as {@code \x1b}, what is secret as {@code ███ 64 B ███}
 * @param ends whether the line ended; else something came between, or nothing more
 */
public record TraceLine(Instant at, Kind kind, String port, String text, boolean ends) {

    /** What happened. */
    public enum Kind {
        SENT(">"),
        RECEIVED("<"),
        /** The text is the speed, in bits a second. */
        OPENED("+"),
        CLOSED("-"),
        /** The port is gone. */
        LOST("!");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        /** As files and terminals have it. */
        public String sign() {
            return sign;
        }
    }
}
