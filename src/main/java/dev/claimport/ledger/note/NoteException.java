package dev.claimport.ledger.note;

/** Something is not a signed note, checkpoint or key, or not signed by whom it should be; the message says what, without a key. */
public final class NoteException extends Exception {

    public NoteException(String message) {
        super(message);
    }
}
