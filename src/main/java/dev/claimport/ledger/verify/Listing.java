package dev.claimport.ledger.verify;

import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.LedgerView.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table by which attempts are found, held against the records that it was made from: nobody signs it, and yet lists and the question whether a
 * device has passed before go by it.
 */
final class Listing {

    /** So many are looked at that have no end yet; of one that is older, and may have been settled much later, nothing is said. */
    private static final int OPEN = 1024;
    /** More of them tell nobody more. */
    private static final int MOST = 20;

    private final LedgerView view;
    private final Map<String, Said> open = new LinkedHashMap<>();
    private final List<Long> others = new ArrayList<>();
    private long attempts;

    Listing(LedgerView view) {
        this.view = view;
    }

    /** What records say of an attempt, as far as they have come. */
    private record Said(LedgerRecord started, Optional<LedgerRecord> answered, Optional<LedgerRecord> ended) {

        boolean fits(Found row) {
            return row.operator().equals(started.text("operator")) && row.station().equals(started.text("station")) && row.template().equals(started.text("template"))
                    && row.serial().equals(text(answered, "serial")) && row.model().equals(text(answered, "model"))
                    && row.outcome().equals(ended.map(end -> end.text("outcome")).orElse("open")) && row.failure().equals(ended.map(end -> end.text("failure", "id")).orElse(""))
                    && row.thing().equals(text(ended, "thing")) && row.certificate().equals(text(ended, "certificate"));
        }

        private static String text(Optional<LedgerRecord> record, String name) {
            return record.map(said -> said.text(name)).orElse("");
        }
    }

    void read(LedgerRecord record) {
        String run = record.text("run");
        switch (record.type()) {
            case "started" -> {
                attempts++;
                open.put(run, new Said(record, Optional.empty(), Optional.empty()));
                if (open.size() > OPEN) {
                    open.remove(open.keySet().iterator().next());
                }
            }
            case "device-answered" -> open.computeIfPresent(run, (_, said) -> new Said(said.started, Optional.of(record), said.ended));
            case "ended" -> {
                open.computeIfPresent(run, (_, said) -> new Said(said.started, said.answered, Optional.of(record)));
                compare(run);
            }
            default -> { }
        }
    }

    private void compare(String run) {
        Said said = open.remove(run);
        if (said != null && others.size() < MOST && view.found(run).filter(said::fits).isEmpty()) {
            others.add(said.started.index());
        }
    }

    /** @return the first records of attempts that stand there otherwise; and of what stands there without a record, the one that it names */
    List<Long> others() {
        List.copyOf(open.keySet()).forEach(this::compare);
        view.unrecorded(attempts).ifPresent(others::add);
        return others;
    }
}
