package dev.claimport.bench;

import dev.claimport.handover.HandoverEvent;

/** Is told of a bench, on the bench's own thread. */
public interface BenchListener {

    /** Something about a slot is another than before. */
    void changed(BenchSlot slot);

    /** Something happened in the hand-over of a slot. */
    default void happened(BenchSlot slot, HandoverEvent event) { }

    /** A slot has come to a verdict. */
    default void ended(BenchSlot slot, Verdict verdict) { }
}
