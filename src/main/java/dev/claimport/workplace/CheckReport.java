package dev.claimport.workplace;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    /** The first thing without which no hand-over succeeds. */
    public Optional<Check> worst() {
        return checks.stream().filter(check -> check.state() == Check.State.BAD).findFirst();
    }
}
