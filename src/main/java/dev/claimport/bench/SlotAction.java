package dev.claimport.bench;

/** What may be done with a slot. */
public enum SlotAction {
    /** Ask for a claim before there is a device. */
    REQUEST_CLAIM,
    /** Wipe the claim that is held or asked for. */
    DISCARD_CLAIM,
    /** Begin with the device that is meant. */
    HAND_OVER,
    /** Stop what runs. */
    CANCEL,
    /** Go on to another device. */
    NEXT_DEVICE,
    /** Leave the verdict; the device stays. */
    DISMISS
}
