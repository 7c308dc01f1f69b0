package dev.claimport.handover;

import java.security.SecureRandom;
import java.time.Instant;

/** One try to hand over to a device: its id, when it began, and whose it is. */
public record Run(RunId id, Instant start, RunOrigin origin) {

    /** One that begins now. */
    public static Run begin(Instant now, RunOrigin origin) {
        return new Run(RunId.next(now, new SecureRandom()), now, origin);
    }
}
