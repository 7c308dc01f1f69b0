package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.tree.Hash;
import dev.claimport.testing.Failures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a log, and what is known of it when it is not as it was written. */
class LedgerViewTest extends LedgerInTests {

    /** Of the second attempt’s start, which has the first one’s last beside it in the tree. */
    private static final long SECOND = 1L + Events.confirmed(1).size();
    private static final long ALL = 1L + 2 * Events.confirmed(1).size();

    @BeforeEach
    void recordTwo() {
        record(1, Events.confirmed(1));
        record(2, Events.confirmed(2));
    }

    private static String run(int number) {
        return Events.run(number).toString();
    }

    private void alter(long index) throws Exception {
        sql("UPDATE record SET body = CAST(replace(CAST(body AS TEXT), 'J. Weber', 'M. Adler') AS BLOB) WHERE idx = " + index);
    }

    /** As somebody does it who knows how leaves are made. */
    private void alterWithItsHash(long index) throws Exception {
        alter(index);
        byte[] body = records().get((int) index).bytes();
        sql("UPDATE record SET leaf = x'" + HexFormat.of().formatHex(Hash.leaf(body).bytes()) + "' WHERE idx = " + index);
    }

    private Optional<String> altered(Consumer<LedgerView> reading) {
        try (LedgerView view = LedgerView.open(folder())) {
            reading.accept(view);
            return view.altered().map(KeptRecords.Altered::records);
        }
    }

    private Optional<String> alteredAt(String indexes) {
        return Optional.of(records().getFirst().text("log") + ": " + indexes);
    }

    @Test
    void whatIsAsItWasWrittenIsNotSaidToBeAltered() {
        assertEquals(Optional.empty(), altered(view -> {
            assertEquals("confirmed", view.attempt(run(2)).outcome());
            view.each(AttemptQuery.all(), attempt -> assertEquals("confirmed", attempt.outcome()));
            view.eachOf("4711-0002", attempt -> assertEquals(run(2), attempt.run()));
            List<Long> read = new ArrayList<>();
            view.readKept(SECOND, SECOND + 2, (index, body, leaf) -> {
                read.add(index);
                assertEquals(Hash.leaf(body), leaf);
            });
            assertEquals(List.of(SECOND, SECOND + 1), read);
            view.requireUnaltered();
        }));
    }

    @Test
    void aRecordThatDoesNotFitItsHashIsKnownOfHoweverItIsRead() throws Exception {
        alter(SECOND);
        assertEquals(alteredAt(Long.toString(SECOND)), altered(view -> view.attempt(run(2))));
        assertEquals(alteredAt(Long.toString(SECOND)), altered(view -> view.each(AttemptQuery.all(), _ -> { })));
        assertEquals(alteredAt(Long.toString(SECOND)), altered(view -> view.eachOf("4711-0002", _ -> { })));
        assertEquals(alteredAt(Long.toString(SECOND)), altered(view -> view.readKept(0, ALL, (_, _, _) -> { })));
        assertEquals(Optional.empty(), altered(view -> view.attempt(run(1))), "the others are as they were");
        altered(view -> {
            view.attempt(run(2));
            Failures.expect(LedgerFailure.Kind.RECORD_ALTERED, view::requireUnaltered);
        });
    }

    @Test
    void oneAttemptIsProvedToBeInTheLogAsItIsSigned() throws Exception {
        alterWithItsHash(SECOND);
        assertEquals(Optional.empty(), altered(view -> view.each(AttemptQuery.all(), _ -> { })), "its hash alone does not tell");
        assertEquals(alteredAt(Long.toString(SECOND)), altered(view -> view.attempt(run(2))));
        assertEquals(alteredAt(Long.toString(SECOND - 1)), altered(view -> view.attempt(run(1))), "its neighbour is not proved then either");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE log SET checkpoint = replace(checkpoint, '— ', '— x')", "UPDATE log SET checkpoint = 'x'", "UPDATE log SET origin = origin || 'x'",
        "UPDATE log SET verifier = 'x'", "UPDATE log SET size = size - 1"})
    void whatTheStationsKeyHasNotSignedProvesNothing(String change) throws Exception {
        sql(change);
        List<Long> wrong = new ArrayList<>();
        try (LedgerView view = LedgerView.open(folder())) {
            Attempt attempt = view.attempt(run(1));
            attempt.records().forEach(record -> wrong.add(record.index()));
            assertEquals(Optional.of(view.head().origin() + ": " + String.join(", ", wrong.stream().map(Object::toString).toList())), view.altered().map(KeptRecords.Altered::records));
        }
    }

    @Test
    void aRecordBehindTheEndThatIsSignedIsNotProved() throws Exception {
        sql("INSERT INTO record (idx, run, leaf, body) SELECT " + ALL + ", run, leaf, body FROM record WHERE idx = " + (ALL - 1));
        assertEquals(alteredAt(Long.toString(ALL)), altered(view -> view.attempt(run(2))));
    }

    @Test
    void twentyThatAreAlteredAreNamedAndNoMore() {
        var kept = new KeptRecords();
        Hash other = Hash.leaf("other".getBytes(StandardCharsets.UTF_8));
        for (long index = 0; index < 15; index++) {
            kept.check("b", index, new byte[0], other);
            kept.check("a", 100 + index, new byte[0], other);
        }
        assertEquals(Optional.of("a: 100, 101, 102, 103, 104, 105, 106, 107, 108, 109; b: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9"), kept.altered().map(KeptRecords.Altered::records));
    }

    @Test
    void whatIsToBeSentIsReadAsItWasWritten() {
        try (LedgerView view = LedgerView.open(folder())) {
            assertEquals(List.of(SECOND, SECOND + 1, SECOND + 2), view.records(SECOND, SECOND + 3).stream().map(LedgerRecord::index).toList());
            assertEquals(ALL, view.records(0, ALL).size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE record SET body = CAST(replace(CAST(body AS TEXT), 'J. Weber', 'M. Adler') AS BLOB) WHERE idx = 15",
        "UPDATE node SET hash = zeroblob(32) WHERE level = 1 AND idx = 7", "UPDATE node SET hash = zeroblob(32) WHERE level = 4 AND idx = 0", "DELETE FROM record WHERE idx = 16",
        "DELETE FROM record WHERE idx = 18", "DELETE FROM record WHERE idx = 14", "UPDATE record SET body = x'' WHERE idx = 15", "DELETE FROM node WHERE level = 1 AND idx = 7",
        "UPDATE record SET leaf = x'00' WHERE idx = 15"})
    void whatIsNotAsItWasWrittenIsNotGivenToBeSent(String change) throws Exception {
        sql(change);
        try (LedgerView view = LedgerView.open(folder())) {
            Failures.expect(LedgerFailure.Kind.LEDGER_UNREADABLE, () -> view.records(14, 19));
        }
    }

    @Test
    void aRecordThatIsMissingAtTheEndIsNamed() {
        try (LedgerView view = LedgerView.open(folder())) {
            Failure missing = Failures.expect(LedgerFailure.Kind.LEDGER_UNREADABLE, () -> view.records(SECOND, ALL + 1));
            assertTrue(missing.detail().contains("record " + ALL + " is missing"), missing::detail);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsNotTakenForALogIsNotKeptOpen() throws Exception {
        sql("PRAGMA user_version = 99");
        Failures.expect(LedgerFailure.Kind.LEDGER_NEWER, () -> LedgerView.open(folder()));
        assertEquals(0, opened(folder().database()));
        try (Connection _ = Connections.reading(folder().database())) {
            assertEquals(1, opened(folder().database()), "who has it open is seen");
        }
    }

    @Test
    void whatIsHeldIsSeenAsItWasWhateverOthersAdd() {
        try (LedgerView held = LedgerView.open(folder()); LedgerView now = LedgerView.open(folder())) {
            held.hold();
            assertEquals(ALL, held.head().size());
            held.hold();
            record(3, Events.failed(3));
            assertEquals(ALL, held.head().size());
            assertEquals(2, held.find(AttemptQuery.all()).size());
            assertEquals(3, now.find(AttemptQuery.all()).size());
            assertEquals(List.of(now.head().checkpoint()), now.checkpoints());
        }
    }

    @Test
    void attemptsWithADeviceAreThoseOfItsWholeNumberTheLatestFirst() {
        record(3, List.of(Events.started(), Events.answered("gx-1")));
        record(5, List.of(Events.started(), Events.answered("gx-1")));
        record(4, List.of(Events.started(), Events.answered("GX-1")));
        record(6, List.of(Events.started(), Events.answered("gx-11")));
        List<String> runs = new ArrayList<>();
        try (LedgerView view = LedgerView.open(folder())) {
            view.eachOf("gx-1", attempt -> runs.add(attempt.run()));
            assertEquals(List.of(run(5), run(3)), runs);
            assertEquals(Optional.of("gx-11"), view.found(run(6)).map(LedgerView.Found::serial));
            assertEquals(Optional.of("GX-1"), view.found(run(4)).map(LedgerView.Found::serial));
            assertEquals(Optional.empty(), view.found(run(7)));
        }
    }

    @Test
    void anAttemptThatIsListedAndHasNoRecordIsFound() throws Exception {
        try (LedgerView view = LedgerView.open(folder())) {
            assertEquals(Optional.empty(), view.unrecorded(0), "both have theirs");
        }
        sql("INSERT INTO attempt SELECT '" + run(9) + "', 77, started, operator, station, account, region, batch, work_order, template, model, serial, ordinal, ended, outcome, failure,"
                + " thing, certificate FROM attempt WHERE run = '" + run(1) + "'");
        try (LedgerView view = LedgerView.open(folder())) {
            assertEquals(Optional.of(77L), view.unrecorded(2));
            assertEquals(Optional.empty(), view.unrecorded(3), "so many are known to be there");
        }
    }

    @Test
    void anAttemptIsFoundByTheBeginningOfItsIdUnlessThatIsAnothersToo() {
        try (LedgerView view = LedgerView.open(folder())) {
            assertEquals(run(2), view.attempt(run(2).substring(0, 14)).run());
            for (String id : List.of("", "0", run(3))) {
                Failures.expect(LedgerFailure.Kind.RECORD_NOT_FOUND, () -> view.attempt(id));
            }
        }
    }

    @Test
    void whatIsAskedOfALogWhoseTablesAreGoneIsSaidToBeUnreadable() throws Exception {
        sql("DROP TABLE attempt");
        sql("DROP TABLE record");
        try (LedgerView view = LedgerView.open(folder())) {
            Failures.expect(LedgerFailure.Kind.LEDGER_UNREADABLE, () -> view.find(AttemptQuery.all()));
            Failures.expect(LedgerFailure.Kind.LEDGER_UNREADABLE, () -> view.found(run(1)));
            Failures.expect(LedgerFailure.Kind.LEDGER_UNREADABLE, () -> view.read(0, ALL, (_, _, _) -> { }));
        }
    }

    @Test
    void aLogWhoseOneRowIsGoneIsSaidToBeUnreadable() throws Exception {
        sql("DELETE FROM log");
        try (LedgerView view = LedgerView.open(folder())) {
            Failures.expect(LedgerFailure.Kind.LEDGER_UNREADABLE, view::head);
        }
    }

    @Test
    void aViewThatIsClosedIsNotRead() {
        LedgerView view = LedgerView.open(folder());
        view.close();
        assertThrows(FailureException.class, view::head);
        assertThrows(FailureException.class, view::hold);
    }

    @Test
    void aViewChangesNothing() throws Exception {
        byte[] before = Files.readAllBytes(folder().database());
        time.advance(Duration.ofHours(1));
        try (LedgerView view = LedgerView.open(folder())) {
            view.hold();
            assertThrows(FailureException.class, () -> view.ask("DELETE FROM record RETURNING idx", row -> row.getLong(1)));
        }
        assertEquals(ALL, records().size());
        assertEquals(before.length, Files.size(folder().database()));
    }
}
