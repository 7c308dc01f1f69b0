package dev.claimport.ledger.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LocalFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.ledger.store.KeptRecords;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.text.Messages;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class HtmlReportTest {

    @TempDir
    Path folder;

    private String report(LedgerFolder ledger, Map<String, String> parameters) throws Exception {
        Path target = folder.resolve("report.html");
        try (LedgerView view = LedgerView.open(ledger)) {
            HtmlReport.write(view, new ReportQuery(AttemptQuery.all(), parameters), "WO-9", Messages.of("ledger", Locale.ENGLISH), ZoneOffset.UTC, ManualTime.START, target);
        }
        return Files.readString(target);
    }

    @Test
    void itHasEveryAttemptTheFiguresAndTheLastCheckpoint() throws Exception {
        LedgerFolder ledger = Recorded.attempts(folder.resolve("ledger"), 9);
        String html = report(ledger, Map.of());
        for (int number = 1; number <= 9; number++) {
            assertTrue(html.contains("<td>4711-%04d</td>".formatted(number)));
            assertEquals(number % 3 != 0, html.contains(Events.certificate(number)));
        }
        assertTrue(html.contains("<span>Yield</span><b>66.7 %</b>"), html);
        assertTrue(html.contains("<td>throttled</td><td>3</td>"));
        try (LedgerView view = LedgerView.open(ledger)) {
            assertTrue(html.contains(HtmlReport.escape(view.head().checkpoint())));
        }
    }

    @Test
    void itComparesBatchesWhereThereAreSeveral() throws Exception {
        LedgerFolder ledger = Recorded.attempts(folder.resolve("ledger"), 3);
        assertFalse(report(ledger, Map.of()).contains("By batch"));
        Optional<UUID> run = Optional.of(Events.run(4));
        try (StationLedger writer = Recorded.writer(ledger, new ManualTime())) {
            writer.append(run, new LedgerEvent.Started(ManualTime.START, new LedgerEvent.Workplace("J. Weber", "bench-3", "", "", "4", "B-18", "WO-9", "GX-2", "C"), "sensors", Map.of(), "", ""));
            writer.append(run, Events.answered("4711-0004"));
            writer.append(run, new LedgerEvent.Ended("confirmed", "sensor-4", "", "", Duration.ofSeconds(2), "", Optional.empty()));
        }
        String html = report(ledger, Map.of());
        assertTrue(html.contains("<h2>By batch</h2>"), html);
        assertTrue(html.contains("<tr><td>B-17</td><td>3</td><td>2</td><td>66.7 %</td>"), html);
        assertTrue(html.contains("<tr><td>B-18</td><td>1</td><td>1</td><td>100.0 %</td>"), html);
        assertFalse(html.contains("By order"));
    }

    @Test
    void itIsAboutASiteWhereThatIsWanted() throws Exception {
        LedgerFolder ledger = Recorded.attempts(folder.resolve("ledger"), 2);
        assertTrue(report(ledger, Map.of("Site", "Köln")).contains("4711-0001"));
        String none = report(ledger, Map.of("Site", "Ulm"));
        assertFalse(none.contains("4711-0001"));
        assertTrue(none.contains("<span>Yield</span><b>–</b>"), "of no devices there is no share");
    }

    @Test
    void whatDevicesSayIsNeverMarkup() throws Exception {
        String hostile = "<script>alert(1)</script>\"'&<img src=x onerror=y>\u202e\u0000";
        var ledger = new LedgerFolder(folder.resolve("ledger"));
        try (StationLedger writer = Recorded.writer(ledger, new ManualTime())) {
            for (LedgerEvent event : List.of(Events.started(), Events.answered(hostile),
                    new LedgerEvent.Ended("confirmed", hostile, hostile, hostile, Duration.ofSeconds(1), "", Optional.empty()))) {
                writer.append(Optional.of(Events.run(1)), event);
            }
        }
        String html = report(ledger, Map.of());
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("<img"));
        assertFalse(html.contains("\u202e"));
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"));
    }

    private static void assertWellFormed(String html) throws Exception {
        String xml = html.replace("<!DOCTYPE html>", "").replaceAll("<(meta|br)([^>]*)>", "<$1$2/>");
        var factory = DocumentBuilderFactory.newInstance();
        assertEquals("html", factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))).getDocumentElement().getTagName());
    }

    @Test
    void itIsWellFormedSoThatNothingIsLeftOpen() throws Exception {
        assertWellFormed(report(Recorded.attempts(folder.resolve("ledger"), 4), Map.of()));
        assertWellFormed(report(halfAnHour(folder.resolve("several")), Map.of()));
    }

    /** A report that goes to somebody else must not vouch for what the ledger does not. */
    @Test
    void recordsThatAreNotAsTheyWereWrittenAreNamed() throws Exception {
        LedgerFolder ledger = Recorded.attempts(folder.resolve("ledger"), 1);
        assertFalse(report(ledger, Map.of()).contains("class=\"altered\""));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger.database()); Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate("UPDATE record SET body = CAST(replace(CAST(body AS TEXT), 'J. Weber', 'M. Adler') AS BLOB) WHERE idx = 1"));
        }
        String html = report(ledger, Map.of());
        try (LedgerView view = LedgerView.open(ledger)) {
            assertTrue(html.contains("<p class=\"altered\">" + HtmlReport.escape(Messages.of("ledger", Locale.ENGLISH).text("report.altered", Map.of("records", view.head().origin() + ": 1")))
                    + "</p>"), html);
        }
        assertWellFormed(html);
    }

    @Test
    void aFolderThatMayNotBeWrittenIsNamed() {
        LedgerFolder ledger = Recorded.attempts(folder.resolve("ledger"), 1);
        try (LedgerView view = LedgerView.open(ledger)) {
            Failures.expect(LocalFailure.Kind.FILE_NOT_WRITABLE, () -> HtmlReport.write(view, new ReportQuery(AttemptQuery.all(), Map.of()), "WO-9",
                    Messages.of("ledger", Locale.ENGLISH), ZoneOffset.UTC, ManualTime.START, folder.resolve("no").resolve("such.html")));
        }
    }

    private static final LedgerEvent.Workplace UNKNOWN = LedgerEvent.Workplace.of("", "bench-3", "", "");

    private static void append(StationLedger writer, int number, LedgerEvent... events) {
        List.of(events).forEach(event -> writer.append(Optional.of(Events.run(number)), event));
    }

    private static LedgerEvent.Started startedAfter(Duration passed, LedgerEvent.Workplace where) {
        return new LedgerEvent.Started(ManualTime.START.plus(passed), where, "sensors", Map.of("Site", "Köln"), "", "");
    }

    private static LedgerEvent done(String step, long millis) {
        return new LedgerEvent.StepEnded(step, Duration.ofMillis(millis), "done", Optional.empty());
    }

    private static LedgerEvent ended(String outcome, String failure) {
        return new LedgerEvent.Ended(outcome, "", "", "", Duration.ofSeconds(2), "",
                Optional.of(failure).filter(id -> !id.isEmpty()).map(id -> new LedgerEvent.Cause(id, "Words.", "")));
    }

    /** Four devices in half an hour, of which the last is still in work. */
    private LedgerFolder halfAnHour() {
        return halfAnHour(folder.resolve("ledger"));
    }

    private static LedgerFolder halfAnHour(Path home) {
        var ledger = new LedgerFolder(home);
        try (StationLedger writer = Recorded.writer(ledger, new ManualTime())) {
            append(writer, 1, startedAfter(Duration.ZERO, Events.WORKPLACE), Events.answered("4711-0001"), done("claim", 350), done("confirm", 1400), ended("confirmed", ""));
            append(writer, 2, startedAfter(Duration.ofMinutes(10), Events.WORKPLACE), Events.answered("4711-0002"), ended("failed", "throttled"));
            append(writer, 3, startedAfter(Duration.ofMinutes(20), Events.WORKPLACE), Events.answered("4711-0003"), ended("failed", "throttled"));
            append(writer, 4, startedAfter(Duration.ofMinutes(30).minusSeconds(2), UNKNOWN), Events.answered("4711-0004"), ended("failed", "device-silent"));
            append(writer, 5, startedAfter(Duration.ofMinutes(31), UNKNOWN), Events.answered("4711-0005"));
        }
        return ledger;
    }

    @Test
    void figuresHaveTheirNamesAndUnits() throws Exception {
        String html = report(halfAnHour(), Map.of());
        assertTrue(html.contains("<div class=\"figures\"><div><span>Devices</span><b>4</b></div><div><span>Passed</span><b>1</b></div>"
                + "<div><span>Yield</span><b>25.0 %</b></div><div><span>First pass</span><b>25.0 %</b></div><div><span>Per hour</span><b>2</b></div>"
                + "<div><span>Slots idle</span><b>99.8 %</b></div></div>"), html);
        assertTrue(report(Recorded.attempts(folder.resolve("short"), 1), Map.of()).contains("<span>Per hour</span><b>–</b>"), "too short to tell");
    }

    @Test
    void barsAreMeasuredByTheLongest() throws Exception {
        String html = report(halfAnHour(), Map.of());
        assertTrue(html.contains("<thead><tr><th>Step</th><th>Median</th><th>95 of 100 within</th><th></th></tr></thead>\n"
                + "<tr><td>claim</td><td>0.4 s</td><td>0.4 s</td><td><div class=\"bar high\" style=\"width:25%\"></div><div class=\"bar median\" style=\"width:25%\"></div></td></tr>\n"
                + "<tr><td>confirm</td><td>1.4 s</td><td>1.4 s</td><td><div class=\"bar high\" style=\"width:100%\"></div><div class=\"bar median\" style=\"width:100%\"></div></td></tr>\n"
                + "</table>"), html);
        assertTrue(html.contains("<tr><td>throttled</td><td>2</td><td><div class=\"bar failed\" style=\"width:100%\"></div></td></tr>\n"
                + "<tr><td>device-silent</td><td>1</td><td><div class=\"bar failed\" style=\"width:50%\"></div></td></tr>\n</table>"), html);
        assertTrue(html.contains("<tr><td>–</td><td>1</td><td>0</td><td>0.0 %</td><td>0.0 %</td><td><div class=\"bar high\" style=\"width:33%\"></div>"
                + "<div class=\"bar passed\" style=\"width:0%\"></div></td></tr>\n"), html);
    }

    @Test
    void attemptsStandInATableWithItsHeads() throws Exception {
        String html = report(halfAnHour(), Map.of());
        assertTrue(html.contains("<h2>Attempts</h2>\n<table class=\"attempts\">\n<thead><tr><th>Outcome</th><th>Serial number</th><th>Thing</th>"
                + "<th>Certificate</th><th>Begun</th><th>By</th></tr></thead>\n<tbody>\n"
                + "<tr class=\"open\"><td>End not recorded</td><td>4711-0005</td><td></td><td class=\"id\"></td><td>2026-11-23 14:31:31</td><td>bench-3</td></tr>\n"
                + "<tr class=\"failed\"><td>Failed<br><small>device-silent</small></td>"), html);
        assertTrue(html.contains("<td>2026-11-23 14:00:31</td><td>J. Weber · bench-3</td></tr>\n</tbody>\n</table>\n<h2>Last checkpoint</h2>"), html);
        assertTrue(html.contains("<td>Handed over by: name, date, signature</td>"));
    }

    @Test
    void whatWasNeverTriedHasNoTables() throws Exception {
        String html = report(halfAnHour(), Map.of("Site", "Ulm"));
        assertFalse(html.contains("Time of each step"));
        assertFalse(html.contains("<h2>Failures</h2>"));
    }

    @Test
    void itSaysWhatItIsAboutAndOfHowMany() throws Exception {
        LedgerFolder ledger = halfAnHour();
        Path target = folder.resolve("all.html");
        try (LedgerView view = LedgerView.open(ledger)) {
            var query = new AttemptQuery("", "", Optional.of(ManualTime.START), Optional.of(ManualTime.START.plusSeconds(1500)), 100)
                    .at(new AttemptQuery.Place("bench-3", "B-17", "WO-9"));
            assertEquals(3, HtmlReport.write(view, new ReportQuery(query, Map.of("Site", "Köln")), " ", Messages.of("ledger", Locale.ENGLISH), ZoneOffset.UTC,
                    ManualTime.START.plusSeconds(3600), target));
        }
        String html = Files.readString(target);
        assertTrue(html.contains("<h1>Handed over: all devices</h1>"));
        assertTrue(html.contains("<p class=\"about\">Written 2026-11-23 15:00:31 · Batch: B-17 · Before: 2026-11-23 14:25:31 · From: 2026-11-23 14:00:31"
                + " · Order: WO-9 · Site: Köln · Station: bench-3</p>"), html);
        assertTrue(html.contains("@page { size: A4;"), "it brings its style");
    }

    /** A bench goes on while a report is written. */
    @Test
    void figuresAndAttemptsAreOfTheSameMoment() throws Exception {
        LedgerFolder ledger = halfAnHour();
        Path target = folder.resolve("report.html");
        int[] next = {6};
        try (LedgerView view = LedgerView.open(ledger); StationLedger writer = Recorded.writer(ledger, new ManualTime())) {
            long rows = HtmlReport.write(new AddedTo(view, () -> append(writer, next[0]++, startedAfter(Duration.ofHours(1), UNKNOWN), Events.answered("4711-0006"))),
                    new ReportQuery(AttemptQuery.all(), Map.of()), "WO-9", Messages.of("ledger", Locale.ENGLISH), ZoneOffset.UTC, ManualTime.START, target);
            assertEquals(5, rows);
        }
        assertFalse(Files.readString(target).contains("4711-0006"));
    }

    /** A ledger to which something is added each time that it has been read. */
    private record AddedTo(LedgerView view, Runnable addition) implements AttemptSource {

        @Override
        public List<LedgerView.Found> find(AttemptQuery query) {
            return view.find(query);
        }

        @Override
        public void each(AttemptQuery query, Consumer<Attempt> reader) {
            view.each(query, reader);
            addition.run();
        }

        @Override
        public Attempt attempt(String id) {
            return view.attempt(id);
        }

        @Override
        public Optional<KeptRecords.Altered> altered() {
            return view.altered();
        }

        @Override
        public void hold() {
            view.hold();
        }

        @Override
        public List<String> checkpoints() {
            return view.checkpoints();
        }

        @Override
        public void close() {
            view.close();
        }
    }
}
