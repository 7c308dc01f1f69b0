package dev.claimport.ledger.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which attempts.
 *
 * @param words that serial number, thing or certificate begin with, whatever their case; empty for all
 * @param outcome {@code confirmed} and so on, {@code open}, or empty for all
 * @param after whom those that are wanted stand in the list; empty for its beginning
 * @param most how many
 */
public record AttemptQuery(String words, String outcome, Optional<Instant> since, Optional<Instant> until, Optional<LedgerView.Found> after, int most) {

    private static final int USUAL = 100;
    /** Higher than any character that ends a word. */
    private static final String END = "\uFFFF";

    /** From the beginning of the list. */
    public AttemptQuery(String words, String outcome, Optional<Instant> since, Optional<Instant> until, int most) {
        this(words, outcome, since, until, Optional.empty(), most);
    }

    /** The latest. */
    public static AttemptQuery latest() {
        return new AttemptQuery("", "", Optional.empty(), Optional.empty(), USUAL);
    }

    /** Those that stand behind one in the list. */
    public AttemptQuery after(LedgerView.Found last) {
        return new AttemptQuery(words, outcome, since, until, Optional.of(last), most);
    }

    /** Each index is asked by itself, as SQLite cannot sort by two at once: so it takes as long for a million as for ten. */
    String sql() {
        String rest = (outcome.isEmpty() ? "" : " AND outcome = ?") + (since.isPresent() ? " AND started >= ?" : "") + (until.isPresent() ? " AND started < ?" : "")
                + (after.isPresent() ? " AND (started, run) < (?, ?)" : "");
        String order = " ORDER BY started DESC, run DESC LIMIT " + most;
        if (words.isEmpty()) {
            return "SELECT * FROM attempt WHERE 1 = 1" + rest + order;
        }
        List<String> parts = new ArrayList<>();
        for (String column : List.of("serial", "thing", "certificate")) {
            parts.add("SELECT * FROM (SELECT * FROM attempt WHERE " + column + " >= ? AND " + column + " < ?" + rest + " LIMIT " + most + ")");
        }
        return "SELECT * FROM (" + String.join(" UNION ", parts) + ")" + order;
    }

    Object[] values() {
        List<Object> rest = new ArrayList<>();
        if (!outcome.isEmpty()) {
            rest.add(outcome);
        }
        since.ifPresent(time -> rest.add(time.toEpochMilli()));
        until.ifPresent(time -> rest.add(time.toEpochMilli()));
        after.ifPresent(last -> rest.addAll(List.of(last.started(), last.run())));
        List<Object> values = new ArrayList<>();
        if (words.isEmpty()) {
            values.addAll(rest);
        } else {
            for (int column = 0; column < 3; column++) {
                values.add(words);
                values.add(words + END);
                values.addAll(rest);
            }
        }
        return values.toArray();
    }
}
