package dev.claimport.account.check;

import dev.claimport.claim.template.Provisioning;
import java.util.List;
import java.util.Optional;

/**
 * What a check came to.
 *
 * @param findings the worst first
 * @param unchecked what was not looked at, and why: never to be taken for “fine”
 * @param made what the template makes of the parameters; empty where none were given, or it makes nothing of them
 */
public record CheckResult(List<Finding> findings, List<Unchecked> unchecked, Optional<Provisioning> made) {

    public CheckResult {
        findings = List.copyOf(findings);
        unchecked = List.copyOf(unchecked);
    }

    /**
     * @param name of the policy, group or type that was not looked at; empty where there is only one
     * @param action that was not answered, such as {@code iot:GetPolicy}; empty where nobody asked
     * @param reason the id of the failure
     */
    public record Unchecked(Outside what, String name, Optional<String> action, String reason) {}

    /** Whether there is something that breaks. */
    public boolean isBroken() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.BREAKS);
    }

    /** How many there are of this severity. */
    public int count(Severity severity) {
        return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    /** The worst there is; empty without findings. */
    public Optional<Severity> worst() {
        return findings.stream().map(Finding::severity).findFirst();
    }
}
