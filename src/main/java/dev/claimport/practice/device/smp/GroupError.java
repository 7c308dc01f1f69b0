package dev.claimport.practice.device.smp;

import dev.claimport.claim.cbor.CborWriter;

/** An error of one of Zephyr's own groups. @param legacy what version 1 of SMP has for it */
public record GroupError(int group, int error, int legacy) implements Reply.OfGroup {

    @Override
    public void write(CborWriter out, int version) {
        if (version == 0) {
            out.map(1).text("rc").unsigned(legacy);
        } else {
            out.map(1).text("err").map(2).text("group").unsigned(group).text("rc").unsigned(error);
        }
    }
}
