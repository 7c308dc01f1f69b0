package dev.claimport.ledger.verify;

import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.note.NoteException;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.note.VerifierKey;
import dev.claimport.ledger.store.KeyReplacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of a log, as its records name them, from the first to the one that signs it now. */
final class KeyChain {

    private final List<VerifierKey> keys = new ArrayList<>();

    /** @return what is wrong with it, if that is a record about a key */
    Optional<Finding> read(LedgerRecord record) {
        if (!record.type().equals("log-opened") && !record.type().equals("key-replaced")) {
            return Optional.empty();
        }
        try {
            VerifierKey next = VerifierKey.parse(record.text("key"));
            boolean vouched = record.type().equals("log-opened") ? record.index() == 0 : isVouched(next, record.text("log"), record.text("vouched"));
            keys.add(next);
            return vouched ? Optional.empty() : Optional.of(new Finding(Finding.Kind.KEY_NOT_VOUCHED, record.index()));
        } catch (NoteException _) {
            return Optional.of(new Finding(Finding.Kind.KEY_NOT_VOUCHED, record.index()));
        }
    }

    private boolean isVouched(VerifierKey next, String origin, String vouched) throws NoteException {
        if (vouched.isEmpty() || keys.isEmpty()) {
            return false;
        }
        SignedNote note = SignedNote.parse(vouched);
        return note.isSignedBy(keys.getLast()) && note.text().equals(KeyReplacement.vouching(origin, next.toString()));
    }

    /** Whether the key that signs now has signed it. */
    boolean signsNow(SignedNote note) {
        return !keys.isEmpty() && note.isSignedBy(keys.getLast());
    }

    /** Whether any of them has. */
    boolean signed(SignedNote note) {
        return keys.stream().anyMatch(note::isSignedBy);
    }
}
