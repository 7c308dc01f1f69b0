package dev.claimport.device;

import dev.claimport.serial.SerialLink;

/** Starts the conversation with whatever is on a port. */
@FunctionalInterface
public interface Devices {

    /** The device owns the link from here on and closes it with itself. Sends nothing yet. */
    Device on(SerialLink link);
}
