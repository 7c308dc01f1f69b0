package dev.claimport.practice.device.repl;

import dev.claimport.practice.device.DeviceFault;

/** What boards with an interpreter do wrong. */
public sealed interface BoardFault extends DeviceFault {

    /** Its program runs from the beginning, and takes an interrupt for nothing (micropython, issue 16142). */
    record SwallowsInterrupts() implements BoardFault {}

    /** Firmware from before raw paste. */
    record KnowsNoRawPaste() implements BoardFault {}

    /** Gives up in the middle of raw paste (circuitpython, issue 8658). */
    record EndsRawPasteEarly() implements BoardFault {}

    /** A computer has its drive mounted, so code may not write to it. */
    record DriveIsMounted() implements BoardFault {}

    /** Firmware that was built without {@code hashlib}. */
    record HasNoDigest() implements BoardFault {}
}
