package dev.claimport.desktop.handover;

/** What the hand-over page is busy with. */
public enum Phase {
    /** Nothing runs; everything can be changed. */
    READY,
    RUNNING,
    /** The technician stopped it; the device is told to forget. */
    CANCELLING,
    CONFIRMED,
    FAILED,
    ABORTED;

    public boolean isVerdict() {
        return this == CONFIRMED || this == FAILED || this == ABORTED;
    }

    public boolean isRunning() {
        return this == RUNNING || this == CANCELLING;
    }
}
