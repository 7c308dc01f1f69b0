package dev.claimport.account.json;

/** A text that is no JSON. The message is the parser's, fit to be shown. */
public final class JsonFault extends Exception {

    /** What is wrong: it is no JSON at all, or deeper than anybody writes by hand. */
    public enum Kind {
        SYNTAX,
        DEPTH
    }

    private final Kind kind;
    private final Place place;

    JsonFault(Kind kind, Place place, String reason) {
        super(reason);
        this.kind = kind;
        this.place = place;
    }

    public Kind kind() {
        return kind;
    }

    public Place place() {
        return place;
    }
}
