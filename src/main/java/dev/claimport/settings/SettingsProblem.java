package dev.claimport.settings;

import dev.claimport.failure.Problem;
import java.util.List;

/** What can be wrong with settings and policies; what a single value has to be is a {@link dev.claimport.failure.ValueProblem}. */
public enum SettingsProblem implements Problem.Kind {
    FILE_UNREADABLE,
    LINK_TO_NOWHERE,
    TOO_LONG,
    NOT_TEXT,
    NOT_YAML,
    NOT_A_MAPPING,
    KEY_TWICE("key", "first"),
    KEY_UNKNOWN("key"),
    /** A line that {@code reg.exe} prints. */
    LINE_UNKNOWN;

    private final List<String> facts;

    SettingsProblem(String... facts) {
        this.facts = List.of(facts);
    }

    @Override
    public String family() {
        return "settings";
    }

    @Override
    public List<String> facts() {
        return facts;
    }
}
