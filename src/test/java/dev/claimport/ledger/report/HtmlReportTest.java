package dev.claimport.ledger.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LocalFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.text.Messages;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    @Test
    void itIsWellFormedSoThatNothingIsLeftOpen() throws Exception {
        String html = report(Recorded.attempts(folder.resolve("ledger"), 4), Map.of());
        String xml = html.replace("<!DOCTYPE html>", "").replaceAll("<(meta|br)([^>]*)>", "<$1$2/>");
        var factory = DocumentBuilderFactory.newInstance();
        assertEquals("html", factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))).getDocumentElement().getTagName());
    }

    @Test
    void aFolderThatMayNotBeWrittenIsNamed() {
        LedgerFolder ledger = Recorded.attempts(folder.resolve("ledger"), 1);
        try (LedgerView view = LedgerView.open(ledger)) {
            Failures.expect(LocalFailure.Kind.FILE_NOT_WRITABLE, () -> HtmlReport.write(view, new ReportQuery(AttemptQuery.all(), Map.of()), "WO-9",
                    Messages.of("ledger", Locale.ENGLISH), ZoneOffset.UTC, ManualTime.START, folder.resolve("no").resolve("such.html")));
        }
    }
}
