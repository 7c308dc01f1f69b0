package dev.claimport.desktop.handover;

import dev.claimport.device.DeviceState;
import dev.claimport.failure.Failure;
import java.time.Duration;

/** What a step says of itself under its name. */
public sealed interface Progress {

    Progress NONE = new None();

    record None() implements Progress {}

    /** @param held bundle bytes that the device has, of {@code total} */
    record Sent(long held, long total) implements Progress {}

    record Device(DeviceState state) implements Progress {}

    /** @param why nobody can tell whether what arrived is right */
    record Unverified(Failure why) implements Progress {}

    /** @param port that is waited for */
    record Replug(String port) implements Progress {}

    /** @param remaining what the claim before had left */
    record Replaced(Duration remaining) implements Progress {}
}
