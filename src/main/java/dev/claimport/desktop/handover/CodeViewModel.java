package dev.claimport.desktop.handover;

import dev.claimport.device.seal.ProofOfPossession;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The code on a device's label while it is typed or scanned. The characters are in one array, which is wiped as soon as they are taken
 * or the device is gone; there is no text of them.
 */
public final class CodeViewModel {

    /**
     * How far it is.
     *
     * @param length in characters; what they are is nobody's business
     * @param complete whether Enter has ended it
     * @param tooLong what came in was longer than any code, and is dropped to its end
     */
    public record Entry(int length, boolean complete, boolean tooLong) {

        static final Entry EMPTY = new Entry(0, false, false);
    }

    private final char[] typed = new char[ProofOfPossession.LONGEST];
    private final ReadOnlyObjectWrapper<Entry> entry = new ReadOnlyObjectWrapper<>(Entry.EMPTY);
    private final ReadOnlyBooleanWrapper wanted = new ReadOnlyBooleanWrapper();

    /** Takes a character in. After Enter a new code begins: a label that is scanned twice counts once. */
    public void type(char character) {
        Entry now = entry.get();
        if (now.tooLong() && !now.complete()) {
            return;
        }
        if (now.complete()) {
            wipe();
        }
        int length = now.complete() ? 0 : now.length();
        if (length == typed.length) {
            wipe();
            entry.set(new Entry(0, false, true));
        } else {
            typed[length] = character;
            entry.set(new Entry(length + 1, false, false));
        }
    }

    /** Takes the last character back; of a code that Enter has ended, all of it. */
    public void backspace() {
        Entry now = entry.get();
        if (now.complete() || now.tooLong()) {
            clear();
        } else if (now.length() > 0) {
            typed[now.length() - 1] = '\0';
            entry.set(new Entry(now.length() - 1, false, false));
        }
    }

    /** What Enter does, which scanners send at the end: it ends the code, and nothing else. */
    public void complete() {
        Entry now = entry.get();
        if (now.length() > 0 || now.tooLong()) {
            entry.set(isBlank() ? new Entry(0, now.tooLong(), now.tooLong()) : new Entry(now.length(), true, false));
        }
    }

    private boolean isBlank() {
        for (int i = 0; i < entry.get().length(); i++) {
            if (!Character.isWhitespace(typed[i])) {
                return false;
            }
        }
        return true;
    }

    /** Wipes what was typed. */
    public void clear() {
        wipe();
        entry.set(Entry.EMPTY);
    }

    /** Hands the code out, and wipes it here. Empty where there is none. */
    Optional<ProofOfPossession> take() {
        if (isBlank()) {
            clear();
            return Optional.empty();
        }
        char[] code = Arrays.copyOf(typed, entry.get().length());
        clear();
        return Optional.of(ProofOfPossession.taking(code));
    }

    /** Nothing is handed over until the code is given, or left out by {@link #leaveOut}. */
    void want() {
        wanted.set(true);
    }

    /** Goes on without a code. */
    public void leaveOut() {
        clear();
        wanted.set(false);
    }

    /** Wipes it, and asks for none: it was that of a device which is gone. */
    void forget() {
        leaveOut();
    }

    private void wipe() {
        Arrays.fill(typed, '\0');
    }

    /** Whether a code has to be given before anything is handed over. */
    boolean isMissing() {
        return isBlank() && (wanted.get() || entry.get().tooLong());
    }

    public ReadOnlyObjectProperty<Entry> entryProperty() {
        return entry.getReadOnlyProperty();
    }

    /** Whether the last hand-over to this device has shown that it goes by its code. */
    public ReadOnlyBooleanProperty wantedProperty() {
        return wanted.getReadOnlyProperty();
    }
}
