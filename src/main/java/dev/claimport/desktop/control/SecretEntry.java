package dev.claimport.desktop.control;

import java.util.Arrays;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A secret while it is typed or scanned. The characters are in one array, which is wiped as soon as they are taken; there is no text of them. */
public class SecretEntry {

    /**
     * How far it is.
     *
     * @param length in characters; what they are is nobody's business
     * @param complete whether Enter has ended it
     * @param tooLong what came in was longer than any, and is dropped to its end
     */
    public record Entry(int length, boolean complete, boolean tooLong) {

        static final Entry EMPTY = new Entry(0, false, false);
    }

    private final char[] typed;
    private final ReadOnlyObjectWrapper<Entry> entry = new ReadOnlyObjectWrapper<>(Entry.EMPTY);

    /** @param longest more than any has, in characters */
    public SecretEntry(int longest) {
        typed = new char[longest];
    }

    /** Takes a character in. After Enter a new one begins: a label that is scanned twice counts once. */
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

    /** Takes the last character back; of what Enter has ended, all of it. */
    public void backspace() {
        Entry now = entry.get();
        if (now.complete() || now.tooLong()) {
            clear();
        } else if (now.length() > 0) {
            typed[now.length() - 1] = '\0';
            entry.set(new Entry(now.length() - 1, false, false));
        }
    }

    /** What Enter does, which scanners send at the end: it ends the entry, and nothing else. */
    public void complete() {
        entry.set(new Entry(entry.get().length(), true, entry.get().tooLong()));
    }

    /** Wipes what was typed. */
    public void clear() {
        wipe();
        entry.set(Entry.EMPTY);
    }

    /** Whether there is nothing but white space. */
    protected boolean isBlank() {
        for (int i = 0; i < entry.get().length(); i++) {
            if (!Character.isWhitespace(typed[i])) {
                return false;
            }
        }
        return true;
    }

    /** Hands the characters out, which are the caller's to wipe, and wipes them here. */
    public char[] takeCharacters() {
        char[] taken = Arrays.copyOf(typed, entry.get().length());
        clear();
        return taken;
    }

    private void wipe() {
        Arrays.fill(typed, '\0');
    }

    public ReadOnlyObjectProperty<Entry> entryProperty() {
        return entry.getReadOnlyProperty();
    }
}
