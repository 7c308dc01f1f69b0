package dev.claimport.ledger.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.AttemptQuery.Place;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.ledger.store.KeptRecords;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is asked of the shared database is answered as the station's own ledger answers it. */
class SharedAttemptsTest extends OnADatabase {

    @Test
    void whatIsFoundIsWhatTheStationFinds() throws Exception {
        LedgerFolder ledger = Recorded.attempts(folder, 30);
        try (LedgerView view = LedgerView.open(ledger);
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

    /** Neither folds any letter but those of English. */
    @Test
    void whatBeginsWithOtherLettersIsFoundAsTheStationFindsIt() throws Exception {
        var ledger = new LedgerFolder(folder);
        try (StationLedger writer = Recorded.writer(ledger, new ManualTime())) {
            for (String serial : List.of("ÜB-1", "übx")) {
                UUID run = UUID.nameUUIDFromBytes(serial.getBytes(StandardCharsets.UTF_8));
                List.of(Events.started(), Events.answered(serial)).forEach(event -> writer.append(Optional.of(run), event));
            }
        }
        try (LedgerView view = LedgerView.open(ledger); SharedLedger shared = SharedLedger.open(database.url(), TestDatabase.ADMINISTRATOR)) {
            shared.send(view);
            for (String words : List.of("ÜB", "Üb", "üb", "ÜB-1")) {
                AttemptQuery query = new AttemptQuery(words, "", Optional.empty(), Optional.empty(), 10);
                assertEquals(List.of(words.startsWith("Ü") ? "ÜB-1" : "übx"), view.find(query).stream().map(LedgerView.Found::serial).toList(), words);
                assertEquals(view.find(query), shared.attempts().find(query), words);
            }
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

    private record Station(LedgerFolder ledger, String log) {}

    /** What was sent of a station, with an attempt that is confirmed. */
    private Station station(SharedLedger shared, String name, int number) {
        var ledger = new LedgerFolder(folder.resolve(name));
        try (StationLedger writer = Recorded.writer(ledger, new ManualTime())) {
            Events.confirmed(number).forEach(event -> writer.append(Optional.of(Events.run(number)), event));
        }
        return new Station(ledger, send(shared, ledger));
    }

    private static String send(SharedLedger shared, LedgerFolder ledger) {
        try (LedgerView view = LedgerView.open(ledger)) {
            shared.send(view);
            return view.head().origin();
        }
    }

    @Test
    void moreThanIsAskedForAtOnceIsGivenToItsEndTheLatestFirst() throws Exception {
        try (SharedLedger shared = SharedLedger.open(database.url(), TestDatabase.ADMINISTRATOR)) {
            station(shared, "one", 1);
            // The start of the one attempt, as a thousand others.
            database.run("INSERT INTO record SELECT 'many', number, id, sha256('\\x00'::bytea || said), said FROM (SELECT number, id, convert_to(replace(convert_from(body, 'UTF8'), '"
                    + Events.run(1) + "', id::text), 'UTF8') AS said FROM record, LATERAL (SELECT number, lpad(to_hex(number), 32, '0')::uuid AS id FROM generate_series(1, 1000) AS number) AS more"
                    + " WHERE idx = 1) AS many");
            AttemptSource all = shared.attempts();
            List<String> listed = all.find(AttemptQuery.all()).stream().map(LedgerView.Found::run).toList();
            assertEquals(1001, listed.size());
            assertEquals(listed, runs(all, AttemptQuery.all()));
            for (int most : List.of(1, 499, 500, 501, 1000, 1001)) {
                assertEquals(listed.subList(0, most), runs(all, AttemptQuery.all().upTo(most)), "the first " + most);
            }
            assertEquals(Optional.empty(), all.altered());
        }
    }

    @Test
    void aRecordThatDoesNotFitItsHashIsKnownOf() throws Exception {
        try (SharedLedger shared = SharedLedger.open(database.url(), TestDatabase.ADMINISTRATOR)) {
            Station one = station(shared, "one", 1);
            station(shared, "two", 2);
            database.run("UPDATE record SET body = convert_to(replace(convert_from(body, 'UTF8'), 'J. Weber', 'M. Adler'), 'UTF8') WHERE idx = 1 AND station = '" + one.log() + "'");
            AttemptSource all = shared.attempts();
            all.attempt(Events.run(2).toString());
            assertEquals(Optional.empty(), all.altered(), "the other is as it was");
            assertEquals("M. Adler", all.attempt(Events.run(1).toString()).workplace().operator());
            assertEquals(Optional.of(one.log() + ": 1"), all.altered().map(KeptRecords.Altered::records));
            Failures.expect(LedgerFailure.Kind.RECORD_ALTERED, all::requireUnaltered);
        }
    }

    @Test
    void whatIsHeldIsSeenAsItWasWhateverStationsSend() throws Exception {
        try (SharedLedger shared = SharedLedger.open(database.url(), TestDatabase.ADMINISTRATOR)) {
            Station one = station(shared, "one", 1);
            Station two = station(shared, "two", 2);
            try (AttemptSource held = SharedLedger.open(database.url(), TestDatabase.ADMINISTRATOR).attempts()) {
                held.hold();
                assertEquals(2, held.find(AttemptQuery.all()).size());
                station(shared, "one", 3);
                assertEquals(2, held.find(AttemptQuery.all()).size());
                assertEquals(3, shared.attempts().find(AttemptQuery.all()).size());
            }
            List<String> last = new ArrayList<>();
            for (Station station : List.of(one, two)) {
                try (LedgerView view = LedgerView.open(station.ledger())) {
                    last.add(view.head().checkpoint());
                }
            }
            assertEquals(Set.copyOf(last), Set.copyOf(shared.attempts().checkpoints()));
            assertEquals(2, shared.attempts().checkpoints().size());
        }
    }

    @Test
    void whatIsClosedIsAskedNoMore() throws Exception {
        AttemptSource all = SharedLedger.open(database.url(), TestDatabase.ADMINISTRATOR).attempts();
        all.close();
        Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, () -> all.find(AttemptQuery.all()));
        Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, all::hold);
    }
}
