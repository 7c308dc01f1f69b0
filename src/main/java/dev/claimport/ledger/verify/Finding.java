package dev.claimport.ledger.verify;

import java.util.Locale;

/**
 * Something about a log that is not as it was signed.
 *
 * @param at the record, or how many there are
 */
public record Finding(Kind kind, long at) {

    /** Its words are in the bundle {@code ledger}, under {@code found-<id>}. */
    public enum Kind {
        /** A record is not the one that was kept. */
        CHANGED,
        /** A record is missing. */
        REMOVED,
        /** A record is not at its place, or of another log. */
        MOVED,
        /** Records were changed, and their hashes with them: it is this one, the next, or one behind them. */
        REWRITTEN,
        /** What is signed is not what is there. */
        NOT_SIGNED,
        /** A checkpoint from elsewhere covers more records than are there. */
        CUT_OFF,
        /** A checkpoint from elsewhere covers other records than are there. */
        FORKED,
        /** A checkpoint from elsewhere is not signed by a key of this log. */
        FOREIGN_CHECKPOINT,
        /** The list of attempts says something else of one than its records, or of one that has none: this is the first of them. */
        LISTED_OTHERWISE,
        /** The key was replaced, and the old one has not vouched for the new. */
        KEY_NOT_VOUCHED,
        /** The log takes the place of another, whose last checkpoint it names. */
        TAKES_PLACE;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it may be all right, where somebody knows of it. */
        public boolean isNotice() {
            return this == KEY_NOT_VOUCHED || this == TAKES_PLACE;
        }
    }
}
