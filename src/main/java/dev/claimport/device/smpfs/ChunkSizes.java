package dev.claimport.device.smpfs;

import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpParameters;
import dev.claimport.failure.DeviceFailure;
import java.util.Map;

/** How much of a file fits into one message; less from the moment on at which a device turns out to have claimed too much. */
final class ChunkSizes {

    /** For a server that does not say what it takes. */
    private static final int UNKNOWN_CHUNK = 128;
    /** The totals to fall back to: what most take, and what even the smallest do. */
    private static final int[] FALLBACKS = {384 - 4, 256 - 4, 128 - 4};

    private final boolean told;
    private int longestMessage;

    ChunkSizes(SmpParameters parameters) {
        told = parameters != SmpParameters.UNKNOWN;
        longestMessage = parameters.longestMessage();
    }

    /** @throws dev.claimport.failure.FailureException {@code device-too-small} when not even one byte fits beside the path */
    int length(String path, int offset, int total) {
        int room = longestMessage - SmpHeader.SIZE - FileClient.overhead(path, offset, total);
        // The head of the data grows with its length, and one byte of it is counted already (RFC 8949, section 3).
        int fits = room < 24 ? room : room - 1 < 0x100 ? Math.max(23, room - 1) : Math.max(0xff, room - 2);
        if (fits < 1) {
            throw new DeviceFailure(DeviceFailure.Kind.DEVICE_TOO_SMALL, Map.of("bytes", longestMessage + 1 - fits,
                    "max", longestMessage), "no room for data beside the path " + path).exception();
        }
        return Math.min(told ? fits : Math.min(fits, UNKNOWN_CHUNK), total - offset);
    }

    /** @return false when there is nothing smaller to try */
    boolean shrink() {
        for (int smaller : FALLBACKS) {
            if (smaller < longestMessage) {
                longestMessage = smaller;
                return true;
            }
        }
        return false;
    }
}
