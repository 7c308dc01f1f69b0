package dev.claimport.practice.device;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import java.time.Duration;
import java.util.Optional;

/** What a practice device does wrong, so that the failure can be practised and tested. What only one dialect has is in its folder. */
public interface DeviceFault {

    /** Answers nothing. */
    record Silent() implements DeviceFault {}

    /** Answers bytes that are no message. */
    record Garbage() implements DeviceFault {}

    /** Writes coloured log lines and prompts around its answers; still works. */
    record Noisy() implements DeviceFault {}

    /** One bit of what it holds turns over, so that the digest does not match. */
    record FlipsBit() implements DeviceFault {}

    /** Its clock is ahead by so much, and it believes it. */
    record ClockAhead(Duration by) implements DeviceFault {}

    /**
     * Once it holds so many bytes of a bundle, its cable comes out; once.
     *
     * @param backAfter when it is plugged in again; empty for never
     */
    record Unplugs(int afterBytes, Optional<Duration> backAfter) implements DeviceFault {}

    /** Gets into a state and never out of it. */
    record Stalls(DeviceState in) implements DeviceFault {}

    /** Fails when it gets into a state. */
    record Fails(DeviceState in, DeviceStatus.Cause why, String message) implements DeviceFault {}

    /** It takes the claim to be expired. */
    static DeviceFault clockWrong() {
        return new ClockAhead(Duration.ofDays(1));
    }
}
