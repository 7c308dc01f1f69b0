package dev.claimport.text;

import dev.claimport.failure.Problem;
import java.util.List;

/** What can be wrong with a translator's folder; whatever has one of these is not shown, and the program's own text is. */
public enum TranslationProblem implements Problem.Kind {
    NO_FOLDER,
    /** No such language, or not written as a language tag. */
    LANGUAGE_UNKNOWN,
    /** Claimport has none of that name. */
    FILE_UNKNOWN,
    UNREADABLE,
    NOT_TEXT,
    /** An escape that is none. */
    NOT_PROPERTIES,
    KEY_UNKNOWN("key"),
    /** English has no such place there. */
    PLACE_UNKNOWN("key", "place");

    private final List<String> facts;

    TranslationProblem(String... facts) {
        this.facts = List.of(facts);
    }

    @Override
    public String family() {
        return "translation";
    }

    @Override
    public List<String> facts() {
        return facts;
    }
}
