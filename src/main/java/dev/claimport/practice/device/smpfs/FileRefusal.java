package dev.claimport.practice.device.smpfs;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.smpfs.SmpFs;
import dev.claimport.practice.device.smp.Reply;
import java.util.OptionalLong;

/**
 * An error of the file system group.
 *
 * @param length of the file, beside a wrong offset
 */
record FileRefusal(int error, OptionalLong length) implements Reply.OfGroup {

    static FileRefusal of(int error) {
        return new FileRefusal(error, OptionalLong.empty());
    }

    /** Version 1 of SMP has one number for most of them, and no length. */
    @Override
    public void write(CborWriter out, int version) {
        if (version == 0) {
            out.map(1).text("rc").unsigned(switch (error) {
                case SmpFs.BAD_NAME, SmpFs.HASH_UNKNOWN -> Reply.INVALID;
                case SmpFs.NOT_FOUND, SmpFs.MOUNT_NOT_FOUND -> Reply.NO_ENTRY;
                default -> Reply.UNKNOWN_ERROR;
            });
            return;
        }
        out.map(length.isPresent() ? 2 : 1).text("err").map(2).text("group").unsigned(SmpFs.GROUP).text("rc").unsigned(error);
        length.ifPresent(bytes -> out.text("len").unsigned(bytes));
    }
}
