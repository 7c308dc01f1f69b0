package dev.claimport.device;

/** The states of the hand-over group (hand-over group, "status"), in the order of their codes 0 to 8. */
public enum DeviceState {
    EMPTY,
    RECEIVING,
    ACCEPTED,
    CONNECTING,
    GETTING_CERTIFICATE,
    REGISTERING,
    RECONNECTING,
    DONE,
    FAILED;

    /** @throws IllegalArgumentException for a code that is none */
    public static DeviceState of(long code) {
        if (code < 0 || code >= values().length) {
            throw new IllegalArgumentException("state " + code);
        }
        return values()[(int) code];
    }

    public int code() {
        return ordinal();
    }
}
