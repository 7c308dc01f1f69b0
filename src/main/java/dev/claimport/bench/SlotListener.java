package dev.claimport.bench;

import dev.claimport.handover.HandoverEvent;
import dev.claimport.serial.PortInfo;

/** Is told of a slot, on the slot's own thread. */
public interface SlotListener {

    /** Something about the slot, its device or its claim is another than before. */
    void changed();

    /** Something happened in the hand-over that runs; the slot has taken it in already. */
    void happened(HandoverEvent event);

    /** A device was plugged in, and is the one that is meant now. */
    default void pluggedIn(PortInfo port) { }
}
