package dev.claimport.desktop.shell;

import java.util.Set;
import org.junit.jupiter.api.Tag;

/** States in which nearly all controls and all colours are, in each build; all others in {@link EveryoneEverywhereTest}. */
@Tag("thorough")
class EveryoneTest extends EveryoneWalk {

    private static final Set<String> TELLING = Set.of("signin-code", "signin-offers", "signin-role", "bench-closed", "bench-open", "check-in-the-way", "records-failed",
            "records-label", "terminal-record", "settings", "update-notice", "findings", "handover-missing", "handover-sealed", "claim-held-red", "handover-failed",
            "handover-unverified", "handover-confirmed");

    EveryoneTest() {
        super(TELLING::contains, TELLING.size());
    }
}
