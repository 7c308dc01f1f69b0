package dev.claimport.practice.cloud.registry;

import dev.claimport.failure.Problem;
import java.util.List;

/** Why a hook did not let a device in. */
public enum HookProblem implements Problem.Kind {
    /** It said so. */
    DENIED,
    /** Nothing answers in the place of its function. */
    UNANSWERED("function"),
    NOT_STARTED("said"),
    ENDLESS("seconds"),
    /** {@code said} is the last line that it printed on standard error. */
    ENDED("code", "said"),
    PRINTS_NO_JSON("printed"),
    PRINTS_NO_ANSWER("printed"),
    OVERRIDES_WRONG("printed");

    private final List<String> facts;

    HookProblem(String... facts) {
        this.facts = List.of(facts);
    }

    @Override
    public String family() {
        return "hook";
    }

    @Override
    public List<String> facts() {
        return facts;
    }
}
