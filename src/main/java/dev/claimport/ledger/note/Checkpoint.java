package dev.claimport.ledger.note;

import dev.claimport.ledger.tree.Hash;
import java.util.Base64;

/**
 * How long a log is, and the root of its tree (C2SP tlog-checkpoint): signed, it binds whoever has signed it to everything that is in the log.
 *
 * @param origin which log
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final int LINES = 3;

    public Checkpoint {
        if (size < 0 || !VerifierKey.isName(origin)) {
            throw new IllegalArgumentException("no checkpoint: " + origin + " " + size);
        }
    }

    /** From the text of a note; what follows the third line is passed over. @throws NoteException for what is none */
    public static Checkpoint parse(String text) throws NoteException {
        String[] lines = text.split("\n", -1);
        if (lines.length <= LINES) {
            throw new NoteException("not a checkpoint");
        }
        try {
            long size = Long.parseLong(lines[1]);
            if (!Long.toString(size).equals(lines[1])) {
                throw new NoteException("not the size of a checkpoint");
            }
            return new Checkpoint(lines[0], size, Hash.of(Base64.getDecoder().decode(lines[2])));
        } catch (IllegalArgumentException _) {
            throw new NoteException("not a checkpoint");
        }
    }

    /** As it is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
