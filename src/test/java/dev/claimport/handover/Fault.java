package dev.claimport.handover;

/** What goes wrong once on the way of a request to a device, or of its answer. */
enum Fault {
    /** The request does not arrive. */
    DROP,
    DROP_ANSWER,
    DUPLICATE,
    DUPLICATE_ANSWER,
    /** The answer comes when nobody waits for it any more. */
    DELAY,
    /** One bit of the request turns over. */
    CORRUPT,
    CORRUPT_ANSWER,
    /** From here on every read brings one byte. */
    SHORT_READ,
    /** Half of the request is lost in the driver. */
    PARTIAL_WRITE,
    /** The cable comes out in the middle of the request, and is back a second later. */
    UNPLUG,
    /** The cable comes out once the request has arrived, before its answer has. */
    UNPLUG_AFTER,
    /** As {@link #UNPLUG}, and the port has another path then. */
    REAPPEAR,
    REAPPEAR_AFTER,
    /** The cable comes out and stays out. */
    GONE,
    /** The device answers nothing any more. */
    HANG,
    /** The device restarts before the request arrives; the link stays. */
    RESET,
    /** The device restarts after it has done what it was asked to, and before it answers. */
    RESET_AFTER;

    boolean takesLinkAway() {
        return this == UNPLUG || this == UNPLUG_AFTER || this == REAPPEAR || this == REAPPEAR_AFTER || this == GONE;
    }

    boolean isRestart() {
        return this == RESET || this == RESET_AFTER;
    }
}
