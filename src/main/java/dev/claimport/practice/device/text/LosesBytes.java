package dev.claimport.practice.device.text;

import dev.claimport.practice.device.DeviceFault;

/** Has no flow control, and loses a byte of what is longer than its UART's buffer. */
public record LosesBytes() implements DeviceFault {

    /** Of what comes in one go, the byte that it has no room for; in bytes, the first being 1. */
    public static final int LOST = 200;
}
