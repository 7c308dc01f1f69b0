package dev.claimport.practice.cloud.policy;

import java.util.List;
import java.util.Optional;

/**
 * What policies say of one request, and why.
 *
 * @param resource the ARN that was asked for
 * @param looked every statement of every policy, in their order
 * @param nearest what would allow it with the least change: of those that allow, the one that comes closest
 */
public record Decision(PolicyAction action, String resource, Outcome outcome, List<Looked> looked, Optional<Looked> nearest) {

    public Decision {
        looked = List.copyOf(looked);
    }

    public enum Outcome {
        ALLOWED,
        /** By a statement that denies, whatever others allow. */
        EXPLICITLY_DENIED,
        /** For want of a statement that allows. */
        NOT_ALLOWED
    }

    /** How far a statement went: the first part that did not fit. */
    public enum Fit {
        OTHER_ACTION,
        OTHER_RESOURCE,
        CONDITION_NOT_MET,
        APPLIES
    }

    /**
     * A statement that was looked at.
     *
     * @param statement its {@code Sid}, or its place in the document from 0
     * @param detail the resource, variables replaced, or the condition that did not fit; empty for one that applies
     */
    public record Looked(String policy, String statement, boolean allows, Fit fit, String detail) {

        @Override
        public String toString() {
            return policy + "#" + statement;
        }
    }

    public boolean allowed() {
        return outcome == Outcome.ALLOWED;
    }
}
