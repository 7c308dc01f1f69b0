package dev.claimport.account.json;

import dev.claimport.failure.Place.Position;

/** A text that is no JSON. The message is the parser's, fit to be shown. */
public final class JsonFault extends Exception {

    /** What is wrong: it is no JSON at all, or deeper than anybody writes by hand. */
    public enum Kind {
        SYNTAX,
        DEPTH
    }

    private final Kind kind;
    private final Position place;

    JsonFault(Kind kind, Position place, String reason) {
        super(reason);
        this.kind = kind;
        this.place = place;
    }

    public Kind kind() {
        return kind;
    }

    public Position place() {
        return place;
    }
}
