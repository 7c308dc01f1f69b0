package dev.claimport.device.smpfs;

/** The numbers of MCUmgr's file system group, on both sides of the line (Zephyr, {@code smp_group_8.rst}). */
public final class SmpFs {

    public static final int GROUP = 8;
    public static final int FILE = 0;
    public static final int STATUS = 1;
    public static final int HASH = 2;
    public static final int HASH_TYPES = 3;
    public static final int CLOSE = 4;

    public static final int UNKNOWN = 1;
    public static final int BAD_NAME = 2;
    public static final int NOT_FOUND = 3;
    public static final int IS_DIRECTORY = 4;
    public static final int OPEN_FAILED = 5;
    public static final int WRITE_FAILED = 10;
    public static final int OFFSET_NOT_VALID = 11;
    public static final int OFFSET_BEYOND_FILE = 12;
    public static final int HASH_UNKNOWN = 13;
    public static final int MOUNT_NOT_FOUND = 14;
    public static final int READ_ONLY = 15;
    public static final int EMPTY = 16;

    private SmpFs() {}
}
