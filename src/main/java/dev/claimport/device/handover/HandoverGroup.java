package dev.claimport.device.handover;

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

    private HandoverGroup() {}
}
