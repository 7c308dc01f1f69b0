package dev.claimport.practice.scenario;

import dev.claimport.failure.Problem;
import java.util.List;

/** What can be wrong with a scenario, beyond what can be with any YAML file of keys and values. */
public enum ScenarioProblem implements Problem.Kind {
    ACTION_WRONG("key"),
    FAULT_UNKNOWN("key"),
    COMMAND_WRONG("key"),
    /** A cable that never comes out. */
    NOT_UNPLUGGED("key", "needed");

    private final List<String> facts;

    ScenarioProblem(String... facts) {
        this.facts = List.of(facts);
    }

    @Override
    public String family() {
        return "scenario";
    }

    @Override
    public List<String> facts() {
        return facts;
    }
}
