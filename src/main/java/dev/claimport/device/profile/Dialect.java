package dev.claimport.device.profile;

import dev.claimport.device.smpfs.SmpFsSettings;

/** How a family is spoken to. */
public sealed interface Dialect {

    /** As in profiles and on the command line. */
    String id();

    /** Our own SMP group: everything in one bundle, and the device reports back. */
    record HandoverGroup() implements Dialect {

        public static final String ID = "handover";

        @Override
        public String id() {
            return ID;
        }
    }

    /** MCUmgr's file system group: each part becomes a file. */
    record SmpFs(SmpFsSettings settings) implements Dialect {

        public static final String ID = "smp-fs";

        @Override
        public String id() {
            return ID;
        }
    }
}
