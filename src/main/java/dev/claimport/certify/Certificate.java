package dev.claimport.certify;

import dev.claimport.certify.clause.Clauses;
import dev.claimport.certify.clause.Delivery;
import dev.claimport.certify.clause.Hello;
import dev.claimport.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a certification has found.
 *
 * @param port where the device was
 * @param hello what it said of itself; empty where it said nothing
 * @param whole whether everything was asked
 * @param delivery how fast one was, where there was one
 * @param failure what ended it before all was asked
 */
public record Certificate(String port, Optional<Hello> hello, List<ClauseResult> results, boolean whole, Optional<Delivery> delivery, Optional<Failure> failure,
        Instant started, Duration took) {

    public Certificate {
        results = List.copyOf(results);
    }

    /** Nothing could be asked. @param port empty where none is known */
    public static Certificate withoutADevice(String port, Failure failure, Instant started, Duration took) {
        return new Certificate(port, Optional.empty(), List.of(), false, Optional.empty(), Optional.of(failure), started, took);
    }

    public Verdict verdict() {
        if (failure.isPresent() || results.isEmpty() || !results.stream().allMatch(ClauseResult::counts)) {
            return Verdict.NOT_CERTIFIED;
        }
        if (!whole) {
            return Verdict.IN_PART;
        }
        return results.stream().anyMatch(result -> Clauses.isRegistration(result.id()) && result.isMet()) ? Verdict.CERTIFIED : Verdict.WITHOUT_REGISTRATION;
    }

    /** Those that the device did not keep, in their order. */
    public List<ClauseResult> unkept() {
        return results.stream().filter(result -> result.outcome() instanceof ClauseResult.Failed || result.outcome() instanceof ClauseResult.Broken).toList();
    }

    /** How many have that outcome. */
    public long count(Class<? extends ClauseResult.Outcome> outcome) {
        return results.stream().filter(result -> outcome.isInstance(result.outcome())).count();
    }
}
