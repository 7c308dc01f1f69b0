package dev.claimport.device;

/** How far a device says it is, from nothing to an identity of its own; in this order. One that says less of itself leaves some out. */
public enum DeviceState {
    EMPTY,
    RECEIVING,
    ACCEPTED,
    CONNECTING,
    GETTING_CERTIFICATE,
    REGISTERING,
    RECONNECTING,
    DONE,
    FAILED
}
