package dev.claimport.device.smpfs;

import dev.claimport.device.smp.SmpAnswer;

/** Why a device refuses something about a file, in either of SMP's forms. */
enum FileTrouble {
    NOT_SUPPORTED,
    /** Neither file nor folder, or no such mount point: servers do not tell these apart when a file is created. */
    NO_SUCH,
    IS_DIRECTORY,
    READ_ONLY,
    OFFSET,
    HASH_UNKNOWN,
    EMPTY,
    /** The firmware's own hook does not want it, or the name. */
    DENIED,
    WRITE_FAILED,
    /** SMP version 1 has one number for most things. */
    OTHER;

    private static final int MGMT_NO_MEMORY = 2;
    private static final int MGMT_INVALID = 3;
    private static final int MGMT_NO_ENTRY = 5;
    private static final int MGMT_DENIED = 11;

    static FileTrouble of(SmpAnswer.Refused refused) {
        if (refused.group() == SmpFs.GROUP) {
            return ofGroup((int) Math.min(refused.code(), Integer.MAX_VALUE));
        }
        if (refused.group() != SmpAnswer.Refused.PROTOCOL) {
            return DENIED;
        }
        return switch ((int) Math.min(refused.code(), Integer.MAX_VALUE)) {
            case (int) SmpAnswer.Refused.NOT_SUPPORTED -> NOT_SUPPORTED;
            case MGMT_NO_ENTRY -> NO_SUCH;
            case MGMT_INVALID, MGMT_DENIED -> DENIED;
            case MGMT_NO_MEMORY -> WRITE_FAILED;
            default -> OTHER;
        };
    }

    private static FileTrouble ofGroup(int code) {
        return switch (code) {
            case SmpFs.NOT_FOUND, SmpFs.MOUNT_NOT_FOUND -> NO_SUCH;
            case SmpFs.IS_DIRECTORY -> IS_DIRECTORY;
            case SmpFs.READ_ONLY -> READ_ONLY;
            case SmpFs.OFFSET_NOT_VALID, SmpFs.OFFSET_BEYOND_FILE -> OFFSET;
            case SmpFs.HASH_UNKNOWN -> HASH_UNKNOWN;
            case SmpFs.EMPTY -> EMPTY;
            case SmpFs.BAD_NAME -> DENIED;
            case SmpFs.WRITE_FAILED -> WRITE_FAILED;
            default -> OTHER;
        };
    }
}
