package dev.claimport.desktop.certify;

import dev.claimport.certify.ClauseResult;
import dev.claimport.certify.clause.ClauseGroup;

/**
 * How far the clauses of a group are.
 *
 * @param all how many there are
 * @param ended how many of them have been asked
 * @param unkept how many of those were not kept
 */
public record GroupProgress(ClauseGroup group, int all, int ended, int unkept) {

    /** Where a group stands. */
    public enum State {
        WAITING,
        RUNNING,
        KEPT,
        NOT_KEPT
    }

    GroupProgress after(ClauseResult result) {
        boolean kept = !(result.outcome() instanceof ClauseResult.Failed || result.outcome() instanceof ClauseResult.Broken);
        return new GroupProgress(group, all, ended + 1, kept ? unkept : unkept + 1);
    }

    public State state() {
        if (unkept > 0) {
            return State.NOT_KEPT;
        }
        return ended == all ? State.KEPT : ended == 0 ? State.WAITING : State.RUNNING;
    }
}
