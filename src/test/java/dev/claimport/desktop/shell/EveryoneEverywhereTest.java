package dev.claimport.desktop.shell;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;

/** As {@link EveryoneTest}, of every state that there is; of some, by their names: {@code -Dfit.states=bench-.*}. */
@Tag("long")
class EveryoneEverywhereTest extends EveryoneWalk {

    private static final String WANTED = System.getProperty("fit.states", "");
    private static final int STATES = WANTED.isEmpty() ? 90 : 1;

    EveryoneEverywhereTest() {
        super(Pattern.compile(WANTED).asPredicate(), STATES);
    }
}
