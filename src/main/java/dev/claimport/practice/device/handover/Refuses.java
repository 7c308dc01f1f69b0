package dev.claimport.practice.device.handover;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.practice.device.DeviceFault;

/**
 * Refuses a command of the hand-over group.
 *
 * @param error 1 to 10
 */
public record Refuses(int command, int error) implements DeviceFault {

    /** Its flash is worn out. */
    public static Refuses storageFails() {
        return new Refuses(HandoverGroup.PUT, HandoverGroup.STORAGE_FAILED);
    }

    /** It has not the memory for a bundle, and finds out too late. */
    public static Refuses outOfMemory() {
        return new Refuses(HandoverGroup.BEGIN, HandoverGroup.TOO_LARGE);
    }
}
