package dev.claimport.signin.console;

/** In what way the file of a sign-in is of no use; the cause of {@code console-file-broken}. Holds nothing of the file. */
public final class UnfitLoginException extends Exception {

    private static final long serialVersionUID = 1;

    private final Fault fault;

    /** What is wrong with it. */
    public enum Fault {
        /** It is no JSON, or cannot be read. */
        UNREADABLE,
        /** It lacks a field. */
        INCOMPLETE,
        /** It has a key that is none. */
        KEY
    }

    UnfitLoginException(Fault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
