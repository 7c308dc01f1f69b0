package dev.claimport.practice.device.modem;

import dev.claimport.practice.device.DeviceFault;

/** What an nRF91 alone does wrong. */
sealed interface ModemFault extends DeviceFault {

    /** Its application switches it on again as soon as it was switched off. */
    record StaysOnline() implements ModemFault {}

    /** Built with a buffer of 1,024 bytes for a command: what comes after them is dropped, also the quote that would end it. */
    record SmallBuffer() implements ModemFault {

        static final int BYTES = 1024;
    }
}
