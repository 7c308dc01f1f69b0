package dev.claimport.ledger.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.AttemptQuery.Place;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.testing.Failures;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of the shared database is answered as the station's own ledger answers it. */
class SharedAttemptsTest {

    @TempDir
    Path folder;

    @Test
    void whatIsFoundIsWhatTheStationFinds() throws Exception {
        LedgerFolder ledger = Recorded.attempts(folder, 30);
        try (var database = new TestDatabase(); LedgerView view = LedgerView.open(ledger);
                SharedLedger shared = SharedLedger.open(database.url(), TestDatabase.ADMINISTRATOR)) {
            shared.send(view);
            AttemptSource all = shared.attempts();
            for (AttemptQuery query : queries()) {
                assertEquals(view.find(query), all.find(query), query.toString());
                assertEquals(runs(view, query), runs(all, query), query.toString());
            }
            assertEquals(view.attempt(Events.run(7).toString()).steps(), all.attempt(Events.run(7).toString().substring(0, 20)).steps());
            assertEquals("sensor-4711-0007", all.attempt(Events.run(7).toString()).ended().orElseThrow().thing());
            Failures.expect(LedgerFailure.Kind.RECORD_NOT_FOUND, () -> all.attempt("0190"));
            Failures.expect(LedgerFailure.Kind.RECORD_NOT_FOUND, () -> all.attempt("'; DROP TABLE record"));
            Failures.expect(LedgerFailure.Kind.RECORD_NOT_FOUND, () -> all.attempt(""));
        }
    }

    private static List<AttemptQuery> queries() {
        List<AttemptQuery> all = new ArrayList<>(List.of(AttemptQuery.latest(), AttemptQuery.all()));
        for (String words : List.of("4711-0007", "SENSOR-4711-0007", "sensor-4711-000", "4711", Events.certificate(8), "0000", "nobody", "%", "'; DROP TABLE record")) {
            all.add(new AttemptQuery(words, "", Optional.empty(), Optional.empty(), 10));
        }
        all.add(new AttemptQuery("4711", "failed", Optional.empty(), Optional.empty(), 10));
        all.add(new AttemptQuery("", "failed", Optional.of(Events.START), Optional.of(Events.START.plusMillis(1)), 3));
        all.add(new AttemptQuery("", "", Optional.of(Instant.EPOCH), Optional.of(Events.START), 3));
        all.add(AttemptQuery.latest().at(new Place("bench-3", "B-17", "WO-9")));
        all.add(AttemptQuery.latest().at(new Place("", "B-18", "")));
        return all;
    }

    private static List<String> runs(AttemptSource source, AttemptQuery query) {
        List<String> runs = new ArrayList<>();
        source.each(query, attempt -> runs.add(attempt.run()));
        return runs;
    }
}
