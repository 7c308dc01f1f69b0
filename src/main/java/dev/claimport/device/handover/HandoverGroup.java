package dev.claimport.device.handover;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import java.util.List;
import java.util.Optional;

/** The numbers of the hand-over group, on both sides of the line (hand-over group, "A claim over SMP"). */
public final class HandoverGroup {

    public static final int ID = 3098;
    /** What {@code hello} carries as {@code v}. */
    public static final int VERSION = 1;

    public static final int HELLO = 0;
    public static final int BEGIN = 1;
    public static final int PUT = 2;
    public static final int COMMIT = 3;
    public static final int STATUS = 4;
    public static final int ABORT = 5;

    public static final int WRONG_STATE = 1;
    public static final int TOO_LARGE = 2;
    public static final int OFFSET_WRONG = 3;
    public static final int DIGEST_WRONG = 4;
    public static final int SEAL_NOT_OPENED = 5;
    public static final int BUNDLE_MALFORMED = 6;
    public static final int CLAIM_EXPIRED = 7;
    public static final int PARAMETER_MISSING = 8;
    public static final int BUSY = 9;
    public static final int STORAGE_FAILED = 10;

    /** In the order of their codes, 0 to 8 (hand-over group, "status"). */
    private static final List<DeviceState> STATES = List.of(DeviceState.EMPTY, DeviceState.RECEIVING, DeviceState.ACCEPTED, DeviceState.CONNECTING,
            DeviceState.GETTING_CERTIFICATE, DeviceState.REGISTERING, DeviceState.RECONNECTING, DeviceState.DONE, DeviceState.FAILED);

    private HandoverGroup() {}

    /** Empty for a code that is none. */
    public static Optional<DeviceState> state(long code) {
        return code < 0 || code >= STATES.size() ? Optional.empty() : Optional.of(STATES.get((int) code));
    }

    public static int code(DeviceState state) {
        return STATES.indexOf(state);
    }

    /** What a device that failed gives as {@code err.code}: one of its own, or the service's. */
    public static DeviceStatus.Cause cause(String code) {
        return switch (code) {
            case "tls" -> DeviceStatus.Cause.TLS;
            case "dns" -> DeviceStatus.Cause.DNS;
            case "network" -> DeviceStatus.Cause.NETWORK;
            case "clock" -> DeviceStatus.Cause.CLOCK;
            case "timeout" -> DeviceStatus.Cause.TIMEOUT;
            case "storage" -> DeviceStatus.Cause.STORAGE;
            default -> DeviceStatus.Cause.SERVICE;
        };
    }
}
