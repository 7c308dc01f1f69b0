package dev.claimport.bench.scan;

/** Something scanned is not what it says it is. */
public final class ScanException extends Exception {

    private static final long serialVersionUID = 1;

    /** What can be wrong with an element string. */
    public enum Kind {
        /** It has no serial number, or one of another form than is set, or of characters that none has. */
        NO_SERIAL,
        /** It says where it belongs, and nothing that can stand there. */
        NOT_UNDERSTOOD,
        /** No application identifier that is known here stands there. */
        IDENTIFIER_UNKNOWN,
        TOO_SHORT,
        TOO_LONG,
        CHARACTER_WRONG,
        CHECK_DIGIT_WRONG,
        DATE_WRONG,
        /** It says two things of one identifier. */
        TWICE,
        /** A serial number needs to say of what: AI 21 requires 01, 03 or 8006. */
        ITEM_MISSING
    }

    private final Kind kind;
    private final String identifier;

    ScanException(Kind kind, String identifier) {
        super(kind + " " + identifier);
        this.kind = kind;
        this.identifier = identifier;
    }

    public Kind kind() {
        return kind;
    }

    /** The application identifier, or what stands in its place. */
    public String identifier() {
        return identifier;
    }
}
