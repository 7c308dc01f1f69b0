package dev.claimport.practice.device;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.device.smpfs.SmpFs;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What a virtual device answers. */
sealed interface Reply {

    /** MGMT_ERR_EUNKNOWN. */
    int UNKNOWN_ERROR = 1;
    /** MGMT_ERR_ENOENT. */
    int NO_ENTRY = 5;
    /** MGMT_ERR_EINVAL. */
    int INVALID = 3;
    /** MGMT_ERR_ENOTSUP. */
    int NOT_SUPPORTED = 8;

    record Done(Consumer<CborWriter> body) implements Reply {}

    /**
     * An error of the hand-over group.
     *
     * @param wanted the offset to go on from
     */
    record Refused(int error, OptionalInt wanted) implements Reply {

        private void write(CborWriter out, int version) {
            out.map(wanted.isPresent() ? 2 : 1);
            if (version == 0) {
                out.text("rc").unsigned(256 + error);
            } else {
                out.text("err").map(2).text("group").unsigned(HandoverGroup.ID).text("rc").unsigned(error);
            }
            wanted.ifPresent(offset -> out.text("off").unsigned(offset));
        }
    }

    /**
     * An error of the file system group.
     *
     * @param length of the file, beside a wrong offset
     */
    record FileRefused(int error, OptionalLong length) implements Reply {

        /** Version 1 of SMP has one number for most of them, and no length. */
        private void write(CborWriter out, int version) {
            if (version == 0) {
                out.map(1).text("rc").unsigned(switch (error) {
                    case SmpFs.BAD_NAME, SmpFs.HASH_UNKNOWN -> INVALID;
                    case SmpFs.NOT_FOUND, SmpFs.MOUNT_NOT_FOUND -> NO_ENTRY;
                    default -> UNKNOWN_ERROR;
                });
                return;
            }
            out.map(length.isPresent() ? 2 : 1).text("err").map(2).text("group").unsigned(SmpFs.GROUP).text("rc").unsigned(error);
            length.ifPresent(bytes -> out.text("len").unsigned(bytes));
        }
    }

    /** An error of the protocol. */
    record Unknown(int mgmtErr) implements Reply {}

    static Reply refused(int error) {
        return new Refused(error, OptionalInt.empty());
    }

    /** As the answer to a request, in the form that the request's version has for it. */
    default SmpMessage to(SmpHeader request) {
        return SmpMessage.of(request.op().response(), request.version(), request.group(), request.sequence(), request.command(), out -> {
            switch (this) {
                case Done done -> done.body().accept(out);
                case Unknown unknown -> out.map(1).text("rc").unsigned(unknown.mgmtErr());
                case Refused refused -> refused.write(out, request.version());
                case FileRefused refused -> refused.write(out, request.version());
            }
        });
    }
}
