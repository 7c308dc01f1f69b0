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
 * @param place where they were made
 * @param after whom those that are wanted stand in the list; empty for its beginning
 * @param most how many
 */
public record AttemptQuery(String words, String outcome, Optional<Instant> since, Optional<Instant> until, Place place, Optional<LedgerView.Found> after, int most) {

    private static final int USUAL = 100;

    /** As records name them; empty for all. */
    public record Place(String station, String batch, String order) {

        public static final Place ANY = new Place("", "", "");
    }

    /** From the beginning of the list, wherever they were made. */
    public AttemptQuery(String words, String outcome, Optional<Instant> since, Optional<Instant> until, int most) {
        this(words, outcome, since, until, Place.ANY, Optional.empty(), most);
    }

    /** The latest. */
    public static AttemptQuery latest() {
        return new AttemptQuery("", "", Optional.empty(), Optional.empty(), USUAL);
    }

    /** All that there are. */
    public static AttemptQuery all() {
        return latest().upTo(Integer.MAX_VALUE);
    }

    /** Those that stand behind one in the list. */
    public AttemptQuery after(LedgerView.Found last) {
        return new AttemptQuery(words, outcome, since, until, place, Optional.of(last), most);
    }

    /** Those that were made there. */
    public AttemptQuery at(Place where) {
        return new AttemptQuery(words, outcome, since, until, where, after, most);
    }

    /** As many. */
    public AttemptQuery upTo(int amount) {
        return new AttemptQuery(words, outcome, since, until, place, after, amount);
    }

    /** What narrows the search beside its words, as conditions and their values. */
    List<Condition> conditions(String run) {
        List<Condition> all = new ArrayList<>();
        is(all, "outcome", outcome);
        is(all, "station", place.station());
        is(all, "batch", place.batch());
        is(all, "work_order", place.order());
        since.ifPresent(time -> all.add(new Condition("started >= ?", List.of(time.toEpochMilli()))));
        until.ifPresent(time -> all.add(new Condition("started < ?", List.of(time.toEpochMilli()))));
        after.ifPresent(last -> all.add(new Condition("(started, run) < (?, " + run + ")", List.of(last.started(), last.run()))));
        return all;
    }

    private static void is(List<Condition> all, String column, String value) {
        if (!value.isEmpty()) {
            all.add(new Condition(column + " = ?", List.of(value)));
        }
    }

    /** Of a question in SQL. */
    record Condition(String sql, List<Object> values) {}
}
