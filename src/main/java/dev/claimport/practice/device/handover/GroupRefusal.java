package dev.claimport.practice.device.handover;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.practice.device.smp.Reply;
import java.util.OptionalInt;

/**
 * An error of the hand-over group.
 *
 * @param wanted the offset to go on from
 */
record GroupRefusal(int error, OptionalInt wanted) implements Reply.OfGroup {

    static GroupRefusal of(int error) {
        return new GroupRefusal(error, OptionalInt.empty());
    }

    @Override
    public void write(CborWriter out, int version) {
        out.map(wanted.isPresent() ? 2 : 1);
        if (version == 0) {
            out.text("rc").unsigned(256 + error);
        } else {
            out.text("err").map(2).text("group").unsigned(HandoverGroup.ID).text("rc").unsigned(error);
        }
        wanted.ifPresent(offset -> out.text("off").unsigned(offset));
    }
}
