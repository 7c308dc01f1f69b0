package dev.claimport.desktop.handover;

/** Whether the session lasts for what is about to be begun. */
public enum SessionOutlook {
    LASTS,
    /** It cannot be renewed, and ends sooner than a slow hand-over. */
    ENDING,
    OVER
}
