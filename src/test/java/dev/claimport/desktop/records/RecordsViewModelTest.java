package dev.claimport.desktop.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.figures.Grouping;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.note.VerifierKey;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView.Found;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.testing.ManualTime;
import dev.claimport.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsViewModelTest {

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final DirectBackground background = new DirectBackground();

    private RecordsViewModel records(int attempts) {
        LedgerFolder ledger = attempts == 0 ? new LedgerFolder(folder) : Recorded.attempts(folder, attempts);
        var model = new RecordsViewModel(RecordSources.of(ledger), time, ZoneOffset.UTC, background);
        model.look();
        return model;
    }

    @Test
    void aStationThatHasRecordedNothingIsNoFailureAndStaysWithoutALedger() {
        RecordsViewModel model = records(0);
        assertTrue(model.askedProperty().get());
        assertEquals(List.of(), model.found());
        assertNull(model.failureProperty().get());
        assertFalse(Files.exists(new LedgerFolder(folder).database()));
    }

    @Test
    void theLatestIsOpenedWithItsStepsAndAProof() throws Exception {
        RecordsViewModel model = records(4);
        RecordsViewModel.Chosen chosen = model.chosenProperty().get();
        assertEquals(Events.run(4).toString(), chosen.attempt().run());
        assertEquals("confirmed", chosen.attempt().outcome());
        assertEquals(List.of("template", "device", "claim", "confirm"), chosen.attempt().steps().stream().map(step -> step.step()).toList());
        assertTrue(SignedNote.parse(chosen.proof().orElseThrow().proof().checkpoint()).isSignedBy(VerifierKey.parse(chosen.proof().orElseThrow().key())));
        assertEquals(chosen.proof().orElseThrow().size() - 1, chosen.proof().orElseThrow().proof().index());
    }

    @Test
    void whatWasChangedInTheFileIsSaidOfEverythingThatIsMadeOfIt() throws Exception {
        RecordsViewModel model = records(4);
        assertEquals(Optional.empty(), model.chosenProperty().get().altered());
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + new LedgerFolder(folder).database()); var change = file.createStatement()) {
            change.execute("UPDATE record SET body = CAST(replace(CAST(body AS TEXT), 'J. Weber', 'M. Adler') AS BLOB) WHERE run = '" + Events.run(2) + "'");
        }
        model.choose(model.found().get(2));
        assertEquals("M. Adler", model.chosenProperty().get().attempt().workplace().operator());
        assertEquals(LedgerFailure.Kind.RECORD_ALTERED, model.chosenProperty().get().altered().orElseThrow().kind());
        model.choose(model.found().getFirst());
        assertEquals(Optional.empty(), model.chosenProperty().get().altered());
        model.exportTable(folder.resolve("all.csv"));
        assertEquals(4, model.writtenProperty().get().amount());
        assertEquals(LedgerFailure.Kind.RECORD_ALTERED, ((LedgerFailure) model.failureProperty().get()).kind());
        model.look();
        assertNull(model.failureProperty().get());
        model.figures().show(true);
        assertEquals(4, model.figures().summedProperty().get().all().devices());
        assertEquals(LedgerFailure.Kind.RECORD_ALTERED, ((LedgerFailure) model.failureProperty().get()).kind());
    }

    @Test
    void figuresAndReportAreOfAllThatIsFound() throws Exception {
        RecordsViewModel model = records(9);
        assertNull(model.figures().summedProperty().get(), "nobody asked");
        model.figures().show(true);
        assertEquals(9, model.figures().summedProperty().get().all().devices());
        assertEquals(6, model.figures().summedProperty().get().all().passed());
        model.search().outcomeProperty().set(Outcome.FAILED);
        assertEquals(3, model.figures().summedProperty().get().all().devices());
        Path target = folder.resolve("report.html");
        model.report(target, Messages.of("ledger", Locale.ENGLISH));
        assertEquals(3, model.writtenProperty().get().amount());
        assertTrue(Files.readString(target).contains("4711-0003"));
        model.report(folder.resolve("no").resolve("report.html"), Messages.of("ledger", Locale.ENGLISH));
        assertEquals("file-not-writable", model.failureProperty().get().id());
    }

    @Test
    void figuresAreToldApartByWhatIsChosen() {
        RecordsViewModel model = records(9);
        model.figures().show(true);
        assertEquals(List.of("2026-11-23"), List.copyOf(model.figures().summedProperty().get().groups().keySet()));
        model.figures().groupingProperty().set(Grouping.BATCH);
        assertEquals(6, model.figures().summedProperty().get().groups().get("B-17").passed());
        assertEquals(9, model.figures().summedProperty().get().all().devices());
    }

    @Test
    void aWholeNameOfABatchAnOrderOrAStationNarrowsWhatIsFoundAndReported() throws Exception {
        RecordsViewModel model = records(3);
        model.search().placeProperty().set("B-17");
        assertEquals(3, model.found().size());
        model.search().madeProperty().set(RecordSearch.Made.ORDER);
        assertEquals(0, model.found().size());
        assertTrue(model.search().isNarrowed());
        model.search().placeProperty().set(" WO-9 ");
        assertEquals(3, model.found().size());
        Path target = folder.resolve("report.html");
        model.report(target, Messages.of("ledger", Locale.ENGLISH));
        assertTrue(Files.readString(target).contains("Handed over: WO-9"));
        model.search().madeProperty().set(RecordSearch.Made.STATION);
        assertEquals(0, model.found().size());
        model.search().placeProperty().set("bench-3");
        assertEquals(3, model.found().size());
        model.search().widen();
        assertFalse(model.search().isNarrowed());
    }

    @Test
    void theySayWhatIsSoughtByItsBeginningAndByOutcomeAndTime() {
        RecordsViewModel model = records(9);
        model.search().wordsProperty().set(" SENSOR-4711-0007 ");
        assertEquals(List.of("4711-0007"), serials(model));
        assertEquals("4711-0007", model.chosenProperty().get().attempt().device().serial());
        model.search().widen();
        model.search().outcomeProperty().set(Outcome.FAILED);
        assertEquals(List.of("4711-0009", "4711-0006", "4711-0003"), serials(model));
        model.search().widen();
        model.search().periodProperty().set(Period.YESTERDAY);
        assertEquals(List.of(), serials(model));
        assertNull(model.chosenProperty().get());
        assertTrue(model.search().isNarrowed());
        time.advance(Duration.ofDays(1));
        model.look();
        assertEquals(9, model.found().size());
    }

    @Test
    void theyAreReadPageByPageEachOnce() {
        RecordsViewModel model = records(250);
        assertEquals(100, model.found().size());
        assertTrue(model.moreProperty().get());
        model.readOn();
        model.readOn();
        assertFalse(model.moreProperty().get());
        model.readOn();
        assertEquals(250, serials(model).stream().distinct().count());
        assertEquals(250, model.found().size());
        assertEquals("4711-0001", model.found().getLast().serial());
    }

    @Test
    void whatIsRecordedMeanwhileIsThereWhenItIsLookedAtAgainAndWhatIsOpenStaysOpen() {
        RecordsViewModel model = records(2);
        model.choose(model.found().getLast());
        try (var ledger = new StationLedger(new LedgerFolder(folder), "bench-3", "1.2.3", time)) {
            ledger.append(Optional.of(Events.run(3)), Events.started());
        }
        model.look();
        assertEquals("open", model.found().getFirst().outcome());
        assertEquals(Events.run(1).toString(), model.chosenProperty().get().attempt().run());
    }

    @Test
    void allOfThemAreVerifiedAndThatCanBeStopped() {
        RecordsViewModel model = records(3);
        model.check().begin();
        assertTrue(model.check().checkedProperty().get().report().isSound());
        assertFalse(model.check().isRunning());
        background.hold();
        model.check().begin();
        assertTrue(model.check().isRunning());
        model.check().cancel();
        background.letGo();
        assertFalse(model.check().isRunning());
        assertNull(model.check().checkedProperty().get());
        assertNull(model.check().failureProperty().get());
    }

    @Test
    void whatIsFoundIsExportedWithAllItsPagesAndProofsAreSaved() throws Exception {
        RecordsViewModel model = records(120);
        model.search().outcomeProperty().set(Outcome.CONFIRMED);
        model.exportTable(folder.resolve("table.csv"));
        assertEquals(80, model.writtenProperty().get().amount());
        assertEquals(81, Files.readAllLines(folder.resolve("table.csv")).size());
        model.exportRecords(folder.resolve("all.jsonl"));
        assertEquals(Files.readAllLines(folder.resolve("all.jsonl")).size(), model.writtenProperty().get().amount());
        model.saveProofs(folder.resolve("proofs.zip"));
        try (var zip = new ZipFile(folder.resolve("proofs.zip").toFile())) {
            assertEquals(2 * model.chosenProperty().get().attempt().records().size() + 1, zip.size());
            assertNotNull(zip.getEntry("key"));
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() {
        RecordsViewModel model = records(2);
        model.exportTable(folder.resolve("no-such-folder").resolve("table.csv"));
        assertEquals("file-not-writable", model.failureProperty().get().id());
        assertNull(model.writtenProperty().get());
    }

    @Test
    void aPeriodIsOneOfDaysOfTheTechnician() {
        Instant now = Instant.parse("2026-03-01T00:30:00Z");
        assertEquals(Optional.of(Instant.parse("2026-02-28T00:00:00Z")), Period.YESTERDAY.since(now, ZoneOffset.UTC));
        assertEquals(Optional.of(Instant.parse("2026-03-01T00:00:00Z")), Period.YESTERDAY.until(now, ZoneOffset.UTC));
        assertEquals(Optional.of(Instant.parse("2026-02-27T22:00:00Z")), Period.TODAY.since(Instant.parse("2026-02-28T21:59:00Z"), ZoneOffset.ofHours(2)));
        assertEquals(Optional.of(Instant.parse("2026-02-23T00:00:00Z")), Period.WEEK.since(now, ZoneOffset.UTC));
        assertEquals(Optional.empty(), Period.ANY.since(now, ZoneOffset.UTC));
    }

    private static List<String> serials(RecordsViewModel model) {
        return model.found().stream().map(Found::serial).toList();
    }
}
