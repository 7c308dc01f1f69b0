package dev.claimport.settings;

import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;

/** A mistake in a file of settings. */
final class SettingsException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    SettingsException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    static SettingsException of(SettingsProblem kind, Place place, Object... facts) {
        return new SettingsException(kind.at(place, facts));
    }

    Problem problem() {
        return problem;
    }
}
