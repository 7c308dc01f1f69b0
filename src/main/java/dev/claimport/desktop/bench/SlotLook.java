package dev.claimport.desktop.bench;

import dev.claimport.bench.BenchSlot;
import java.util.Locale;

/** How a slot looks: each by a colour, a shape and a word of its own. */
public enum SlotLook {
    /** Nothing is there; nothing was, or what was is long gone. */
    READY,
    /** A device is there, and waits for a key or a scan. */
    PLUGGED_IN,
    WORKING,
    CONFIRMED,
    DELIVERED,
    UNPROVEN,
    FAILED,
    ABORTED;

    static SlotLook of(BenchSlot slot) {
        return switch (slot.phase()) {
            case READY -> slot.isWaitingForStart() ? PLUGGED_IN : READY;
            case RUNNING, CANCELLING -> WORKING;
            case CONFIRMED -> CONFIRMED;
            case DELIVERED -> DELIVERED;
            case UNPROVEN -> UNPROVEN;
            case FAILED -> FAILED;
            case ABORTED -> ABORTED;
        };
    }

    /** As in the style sheet and in the keys of texts. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
