package dev.claimport.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.failure.Failure;
import dev.claimport.iot.CallerIdentity;
import java.util.List;
import java.util.Optional;

/**
 * What this identity and this computer can do.
 *
 * @param caller empty when AWS could not be asked
 * @param policy the smallest IAM policy that lacks nothing; empty when nobody is signed in
 */
public record CheckReport(List<Check> checks, Optional<CallerIdentity> caller, Optional<ObjectNode> policy) {

    public CheckReport {
        checks = List.copyOf(checks);
    }

    /** Whether what stands in the way of this check has been named at an earlier one, so that nobody need read it again. */
    public boolean saidBefore(Check check) {
        return check.state() == Check.State.UNKNOWN && check.failure().isPresent()
                && checks.stream().takeWhile(earlier -> earlier != check).anyMatch(earlier -> isSame(earlier.failure(), check.failure()));
    }

    /** Of the same kind about the same things; each try may have its own details. */
    private static boolean isSame(Optional<Failure> one, Optional<Failure> other) {
        return one.map(Failure::kind).equals(other.map(Failure::kind)) && one.map(Failure::facts).equals(other.map(Failure::facts));
    }

    /** The first thing without which no hand-over succeeds. */
    public Optional<Check> worst() {
        return checks.stream().filter(check -> check.state() == Check.State.BAD).findFirst();
    }
}
