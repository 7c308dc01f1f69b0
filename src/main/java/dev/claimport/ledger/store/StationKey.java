package dev.claimport.ledger.store;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.file.SmallFile;
import dev.claimport.file.WholeFile;
import dev.claimport.ledger.note.NoteException;
import dev.claimport.ledger.note.SignerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The file of the key that a station signs with; its owner's alone. */
final class StationKey {

    private static final int MOST = 4096;

    private StationKey() {}

    /** @throws FailureException {@code ledger-key-missing}, {@code ledger-key-wrong}, {@code file-unreadable} */
    static SignerKey read(Path file) {
        if (!Files.exists(file)) {
            throw new LedgerFailure(LedgerFailure.Kind.LEDGER_KEY_MISSING, Map.of("file", file.toString())).exception();
        }
        byte[] content = new byte[0];
        try {
            content = SmallFile.read(file, MOST);
            return SignerKey.parse(content);
        } catch (IOException | NoteException e) {
            throw wrong(file, e.toString());
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    static FailureException wrong(Path file, String detail) {
        return new LedgerFailure(LedgerFailure.Kind.LEDGER_KEY_WRONG, Map.of("file", file.toString()), detail).exception();
    }

    static void write(Path file, SignerKey key) {
        byte[] content = key.encoded();
        try {
            WholeFile.replace(file, content, WholeFile.Access.OWNER);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }
}
