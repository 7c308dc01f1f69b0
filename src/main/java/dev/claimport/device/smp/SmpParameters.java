package dev.claimport.device.smp;

import dev.claimport.device.DeviceWait;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;

/**
 * What an SMP server says of its buffers (Zephyr, {@code smp_group_0.rst}, "MCUmgr parameters").
 *
 * @param bufferSize of one buffer in bytes
 * @param bufferCount how many it has
 */
public record SmpParameters(int bufferSize, int bufferCount) {

    /** What is assumed of a server that does not say. */
    public static final SmpParameters UNKNOWN = new SmpParameters(384, 1);

    private static final int OS_GROUP = 0;
    private static final int COMMAND = 6;
    private static final int SMALLEST = 96;
    private static final int LARGEST = 16 * 1024;

    /** The largest message, header and CBOR, in bytes: one byte more is dropped without an answer. */
    public int longestMessage() {
        return bufferSize - 4;
    }

    /** Asks; a server that cannot answer, or answers nonsense, is taken to be {@link #UNKNOWN}. */
    public static SmpParameters ask(SmpClient client) {
        try {
            return switch (client.ask(SmpRequest.read(OS_GROUP, COMMAND, out -> out.map(0)).waiting(DeviceWait.DETAIL, 2))) {
                case SmpAnswer.Done done -> of(done.body().get("buf_size"), done.body().get("buf_count"));
                case SmpAnswer.Refused _ -> UNKNOWN;
            };
        } catch (FailureException e) {
            if (e.failure().kind() == DeviceFailure.Kind.DEVICE_SILENT) {
                return UNKNOWN;
            }
            throw e;
        }
    }

    private static SmpParameters of(Object size, Object count) {
        return size instanceof Long bytes && bytes >= SMALLEST
                ? new SmpParameters((int) Math.min(bytes, LARGEST), count instanceof Long buffers ? Math.clamp(buffers, 1, 64) : 1)
                : UNKNOWN;
    }
}
