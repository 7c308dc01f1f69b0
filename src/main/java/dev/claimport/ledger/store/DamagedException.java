package dev.claimport.ledger.store;

/** The file is not as it was written; the message says in what. */
final class DamagedException extends Exception {

    DamagedException(String message) {
        super(message);
    }

    DamagedException(Throwable cause) {
        super(cause.toString(), cause);
    }
}
