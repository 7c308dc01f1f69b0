package dev.claimport.handover;

import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerRecord;
import java.util.Locale;

/** How far a hand-over had come when it was cut off, by what was recorded before each step took effect. */
public enum Reached {
    /** Nothing was requested. */
    BEGUN,
    /** A claim may have been made; nobody has its key. */
    CLAIM_REQUESTED,
    /** Its key never left this computer, and went with the process. */
    CLAIM_RECEIVED,
    /** The device may have some of it, or all. */
    SENDING,
    /** The device was told to act on it, or to say what it has. */
    SENT,
    /** The device has all of it. */
    VERIFIED,
    /** The device has said that it has registered. */
    REGISTERED;

    /** By the records of an attempt. */
    public static Reached of(Attempt attempt) {
        return attempt.records().stream().map(Reached::by).max(Enum::compareTo).orElse(BEGUN);
    }

    private static Reached by(LedgerRecord record) {
        boolean started = record.type().equals("step-started");
        boolean done = record.type().equals("step-ended") && !record.text("outcome").equals("failed");
        if (record.type().equals("claim-received")) {
            return CLAIM_RECEIVED;
        }
        return switch (record.text("step")) {
            case "claim" -> CLAIM_REQUESTED;
            case "deliver" -> SENDING;
            case "verify" -> done ? VERIFIED : SENT;
            case "register" -> VERIFIED;
            case "reconnect", "confirm" -> started || done ? REGISTERED : VERIFIED;
            default -> BEGUN;
        };
    }

    /** Whether the device can have registered with it. */
    public boolean mayHaveRegistered() {
        return compareTo(SENDING) >= 0;
    }

    /** As in output: {@code claim-requested}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
