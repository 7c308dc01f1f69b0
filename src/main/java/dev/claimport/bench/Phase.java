package dev.claimport.bench;

/** What a slot is busy with. */
public enum Phase {
    /** Nothing runs; everything can be changed. */
    READY,
    RUNNING,
    /** The technician stopped it; the device is told to forget. */
    CANCELLING,
    CONFIRMED,
    /** On the device, and nobody can tell whether it registers. */
    DELIVERED,
    /** Registered as far as anybody can see, but that it was this device cannot be told. */
    UNPROVEN,
    FAILED,
    ABORTED;

    public boolean isVerdict() {
        return this == CONFIRMED || this == DELIVERED || this == UNPROVEN || this == FAILED || this == ABORTED;
    }

    /** Whether there is nothing more to do with this device. */
    public boolean isSuccess() {
        return this == CONFIRMED || this == DELIVERED || this == UNPROVEN;
    }

    public boolean isRunning() {
        return this == RUNNING || this == CANCELLING;
    }
}
