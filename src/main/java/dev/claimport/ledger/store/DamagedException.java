package dev.claimport.ledger.store;

/** The file is not as it was written; the message says in what. */
final class DamagedException extends Exception {

    DamagedException(String message) {
        super(message);
    }

    DamagedException(Throwable cause) {
        super(cause.toString(), cause);
    }

    /** What a log leaves behind is there. */
    static DamagedException gone() {
        return new DamagedException("the log is gone, and its key or checkpoint is not");
    }
}
