package dev.claimport.practice.device.text;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A content that a modem was told of, and waits for.
 *
 * @param length in bytes
 * @param end what has to come behind it
 * @param patience for how long it waits; empty where it waits for ever
 * @param tooShort what it says when it gives up
 * @param block after so many bytes each it stores them, and says then that it has
 */
public record Announced(int length, byte[] end, Optional<Patience> patience, String tooShort, OptionalInt block) {

    private static final Duration USUAL = Duration.ofSeconds(10);

    /** Nothing behind it, and ten seconds of patience, as most have. */
    public static Announced of(int length) {
        return new Announced(length, new byte[0], Optional.of(new Patience(USUAL, false)), AtModem.ERROR, OptionalInt.empty());
    }

    public Announced endedBy(byte[] pattern) {
        return new Announced(length, pattern, patience, tooShort, block);
    }

    public Announced waitingFor(Patience other) {
        return new Announced(length, end, Optional.of(other), tooShort, block);
    }

    public Announced waitingForEver() {
        return new Announced(length, end, Optional.empty(), tooShort, block);
    }

    public Announced tooShort(String answer) {
        return new Announced(length, end, patience, answer, block);
    }

    public Announced acknowledgingEach(int bytes) {
        return new Announced(length, end, patience, tooShort, OptionalInt.of(bytes));
    }
}
