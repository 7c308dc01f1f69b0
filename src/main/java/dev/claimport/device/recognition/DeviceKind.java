package dev.claimport.device.recognition;

import dev.claimport.failure.Case;

/** What can be on a port, as far as it can be told from outside; also what Claimport cannot serve. */
public sealed interface DeviceKind extends Case permits Spoken, OtherKind {

    /** Whether a claim can be handed to it. */
    boolean isServed();

    /** Whether it is worth no look at another speed. */
    boolean isPlain();
}
