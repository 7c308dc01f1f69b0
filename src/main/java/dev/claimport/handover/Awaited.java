package dev.claimport.handover;

import java.util.Locale;

/** What a hand-over waits for. */
public enum Awaited {
    /** The answer of AWS IoT. */
    SERVICE(false, false),
    /** That those have had their turn who came before. */
    TURN(false, false),
    /** That it is known what is on the port. */
    RECOGNITION(false, true),
    /** The device's answer to who it is. */
    IDENTITY(true, false),
    /** The device's answer to a part of what is sent. */
    DELIVERY(true, true),
    /** The device's answer to whether all of it is right. */
    VERIFICATION(true, true),
    /** That the plug is put back in. */
    CABLE(false, true),
    /** That the device gets on with its registration. */
    REGISTRATION(false, false),
    /** That the registry shows what the device reports. */
    REGISTRY(false, false),
    /** That the registry shows something of a device that does not report. */
    APPEARANCE(false, false);

    private final boolean answer;
    private final boolean ending;

    Awaited(boolean answer, boolean ending) {
        this.answer = answer;
        this.ending = ending;
    }

    /** Whether it is the answers of the device, one after the other, each with its own limit. */
    boolean isAnswer() {
        return answer;
    }

    /** Whether the line is not listened to any longer than that. */
    boolean endsListening() {
        return ending;
    }

    /** The last part of its text's key. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
