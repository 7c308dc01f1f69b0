package dev.claimport.certify;

import dev.claimport.certify.clause.ClauseGroup;
import dev.claimport.certify.clause.Lack;
import dev.claimport.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What came of one clause.
 *
 * @param said what was sent ({@code >}) and what came ({@code <}); the middle is left out where it is long
 */
public record ClauseResult(String id, ClauseGroup group, Outcome outcome, List<String> said, Duration took) {

    public ClauseResult {
        said = List.copyOf(said);
    }

    /** Passed, or why not. */
    public sealed interface Outcome {

        default String id() {
            return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        }
    }

    public record Passed() implements Outcome {}

    /**
     * Answered otherwise.
     *
     * @param wanted what the protocol has it say
     * @param found what it said; empty where nothing came in time
     */
    public record Failed(String wanted, String found) implements Outcome {}

    /** It could not be asked to the end. */
    public record Broken(Failure failure) implements Outcome {}

    public record NotApplicable(Lack lack) implements Outcome {}

    /** It came to an end before. */
    public record NotHeld() implements Outcome {}

    boolean counts() {
        return outcome instanceof Passed || outcome instanceof NotApplicable;
    }

    boolean isMet() {
        return outcome instanceof Passed;
    }
}
