package dev.claimport.bench;

/** What has become of the claim that the page shows. */
public enum ClaimState {
    /** There is none. */
    NONE,
    REQUESTING,
    /** Waits in memory for a device. */
    HELD,
    /** Belongs to the running hand-over. */
    IN_USE,
    /** Its key is wiped; the hand-over is over, or goes on without it. */
    WIPED,
    /** Ran out while it waited; its key is wiped. */
    EXPIRED,
    /** Was asked for, and refused. */
    FAILED
}
