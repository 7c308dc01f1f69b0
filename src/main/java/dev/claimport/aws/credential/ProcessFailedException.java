package dev.claimport.aws.credential;

/** Why a program gave no credentials. Never holds what it printed on standard output. */
public final class ProcessFailedException extends Exception {

    private static final long serialVersionUID = 1;

    /** What went wrong. */
    public enum Reason {
        /** There is no such program, or no word in the command line. About: the program. */
        NOT_STARTED,
        /** It, or a program that it started, went on for too long. */
        ENDLESS,
        /** It ended with another code than 0. About: what it said on standard error. */
        ENDED,
        NO_JSON,
        /** About: the version; empty where none is said. */
        OTHER_VERSION,
        /** About: the key that is missing. */
        MISSING,
        /** A key whose value is no time. About: the key. */
        NO_TIME
    }

    private final Reason reason;
    private final int exitCode;
    private final String about;

    ProcessFailedException(Reason reason, String about) {
        this(reason, 0, about);
    }

    ProcessFailedException(Reason reason, int exitCode, String about) {
        super(reason.name());
        this.reason = reason;
        this.exitCode = exitCode;
        this.about = about;
    }

    public Reason reason() {
        return reason;
    }

    /** Of the program, where it ended. */
    public int exitCode() {
        return exitCode;
    }

    /** As the reason says. */
    public String about() {
        return about;
    }
}
