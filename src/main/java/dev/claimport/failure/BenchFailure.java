package dev.claimport.failure;

import java.util.Map;

/** Why a bench does not take a device, or cannot work as it is told to. */
public record BenchFailure(Kind kind, Map<String, ?> facts, String detail) implements Failure {

    public enum Kind {
        /** The order does not have it. Facts: {@code serial}, {@code order}. */
        SERIAL_NOT_LISTED,
        /** It has its identity already. Facts: {@code serial}, {@code thing}. */
        SERIAL_PASSED,
        /** It has its identity from another bench. Facts: {@code serial}, {@code station}. */
        SERIAL_PASSED_ELSEWHERE,
        /** Another bench has it in work. Facts: {@code serial}, {@code station}, {@code since}. */
        SERIAL_RESERVED,
        /** Another slot has a device that says the same. Facts: {@code serial}, {@code slot}. */
        SERIAL_IN_WORK,
        /** The label says something else than the device. Facts: {@code scanned}, {@code serial}. */
        SERIAL_DIFFERS,
        /** It has failed as often as it may. Facts: {@code serial}, {@code attempts}. */
        RETRIES_USED,
        /** Facts: {@code port}, {@code slot}. */
        SLOT_PORT_TAKEN,
        /** Facts: {@code file}, {@code problems} (a list of {@link Problem}). */
        ORDER_INVALID
    }

    public BenchFailure {
        facts = Map.copyOf(facts);
    }

    public BenchFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
