package dev.claimport.desktop.shell;

import org.junit.jupiter.api.Tag;

/** As {@link EveryoneTest}, of every state that there is. */
@Tag("long")
class EveryoneEverywhereTest extends EveryoneWalk {

    private static final int STATES = 90;

    EveryoneEverywhereTest() {
        super(_ -> true, STATES);
    }
}
