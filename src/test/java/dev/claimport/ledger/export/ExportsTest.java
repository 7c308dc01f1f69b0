package dev.claimport.ledger.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LocalFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.note.TlogProof;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.ledger.tree.Frontier;
import dev.claimport.ledger.tree.Hash;
import dev.claimport.ledger.tree.Proof;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;


class ExportsTest {

    @TempDir
    Path folder;

    /** Not even root may write there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatMayOnlyBeReadIsNamedByEveryExport() {
        try (LedgerView view = LedgerView.open(Recorded.attempts(folder, 2))) {
            Path there = Path.of("/proc/claimport");
            Stream.<Executable>of(() -> Exports.csv(view, AttemptQuery.all(), there), () -> Exports.jsonLines(view, there), () -> Tiles.write(view, there),
                    () -> Exports.reports(view, AttemptQuery.all(), there, TestReports::openHtf),
                    () -> Exports.proofs(view, view.attempt(Events.run(1).toString()), there),
                    () -> Exports.proofsZip(view, view.attempt(Events.run(1).toString()), there))
                    .forEach(export -> Failures.expect(LocalFailure.Kind.FILE_NOT_WRITABLE, export));
        }
    }

    private static Attempt attempt(LedgerView view, int number) {
        return view.attempt(Events.run(number).toString());
    }

    @Test
    void aTableHasARowForEachAttempt() throws Exception {
        Path table = folder.resolve("table.csv");
        try (LedgerView view = LedgerView.open(Recorded.attempts(folder.resolve("ledger"), 3))) {
            assertEquals(3, Exports.csv(view, AttemptQuery.all(), table));
            List<String> rows = IntStream.of(3, 2, 1).mapToObj(number -> Csv.row(attempt(view, number))).toList();
            assertEquals(Csv.header() + String.join("", rows), Files.readString(table));
        }
    }

    @Test
    void aRowSaysOfAnAttemptWhatItsColumnsAreCalled() {
        try (LedgerView view = LedgerView.open(Recorded.attempts(folder, 3))) {
            Map<String, String> passed = cells(Csv.row(attempt(view, 1)));
            Map.of("outcome", "confirmed", "seconds", "1.8", "serial", "4711-0001", "thing", "sensor-4711-0001", "certificate", Events.certificate(1),
                    "claims", Events.certificate(1_000_001), "failure", "", "step", "", "batch", "B-17", "order", "WO-9")
                    .forEach((column, cell) -> assertEquals(cell, passed.get(column), column));
            Map<String, String> failed = cells(Csv.row(attempt(view, 3)));
            assertEquals(List.of("failed", "0.3", "", "", "throttled", "claim"),
                    List.of("outcome", "seconds", "thing", "certificate", "failure", "step").stream().map(failed::get).toList());
            assertEquals(Long.parseLong(passed.get("last_record")) + 1, Long.parseLong(cells(Csv.row(attempt(view, 2))).get("first_record")));
        }
    }

    private static Map<String, String> cells(String row) {
        String[] names = Csv.header().strip().split(",");
        String[] cells = row.strip().split(",", -1);
        return IntStream.range(0, names.length).boxed().collect(Collectors.toMap(at -> names[at], at -> cells[at]));
    }

    @Test
    void allRecordsAreWrittenAsTheyWereSigned() throws Exception {
        Path lines = folder.resolve("all.jsonl");
        try (LedgerView view = LedgerView.open(Recorded.attempts(folder.resolve("ledger"), 2))) {
            long size = Exports.jsonLines(view, lines);
            assertEquals(view.head().size(), size);
            var tree = new Frontier();
            Files.readAllLines(lines).forEach(line -> tree.add(Hash.leaf(line.getBytes(StandardCharsets.UTF_8))));
            assertEquals(view.tree(size).root(), tree.root());
        }
    }

    @Test
    void aFolderHasAReportOfEachAttempt() throws Exception {
        Path reports = folder.resolve("reports");
        try (LedgerView view = LedgerView.open(Recorded.attempts(folder.resolve("ledger"), 2))) {
            assertEquals(2, Exports.reports(view, AttemptQuery.all(), reports, TestReports::openHtf));
            for (int number = 1; number <= 2; number++) {
                assertEquals(TestReports.openHtf(attempt(view, number)) + "\n", Files.readString(reports.resolve(Events.run(number) + ".json")));
            }
        }
    }

    @Test
    void whatProvesAnAttemptIsTheSameInAFolderAndInOneFile() throws Exception {
        Path proofs = folder.resolve("proofs");
        try (LedgerView view = LedgerView.open(Recorded.attempts(folder.resolve("ledger"), 2))) {
            Attempt attempt = attempt(view, 2);
            int records = attempt.records().size();
            assertEquals(records, Exports.proofs(view, attempt, proofs));
            assertEquals(records, Exports.proofsZip(view, attempt, folder.resolve("proofs.zip")));
            int files = 0;
            try (ZipFile zip = new ZipFile(folder.resolve("proofs.zip").toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    assertArrayEquals(Files.readAllBytes(proofs.resolve(entry.getName())), zip.getInputStream(entry).readAllBytes(), entry.getName());
                    files++;
                }
            }
            assertEquals(2 * records + 1, files);
            assertEquals(view.head().key() + "\n", Files.readString(proofs.resolve("key")));
            for (LedgerRecord record : attempt.records()) {
                TlogProof proof = TlogProof.parse(Files.readString(proofs.resolve(record.index() + ".tlog-proof")));
                assertTrue(Proof.isIncluded(record.index(), Hash.leaf(Files.readAllBytes(proofs.resolve(record.index() + ".json"))), view.head().size(),
                        view.tree(view.head().size()).root(), proof.hashes()));
            }
        }
    }

    @Test
    void proofsAreOfTheLogAtOneMomentWhateverIsRecordedMeanwhile() throws Exception {
        LedgerFolder ledger = Recorded.attempts(folder.resolve("ledger"), 2);
        try (LedgerView view = LedgerView.open(ledger); StationLedger writer = Recorded.writer(ledger, new ManualTime())) {
            Attempt attempt = attempt(view, 2);
            Exports.proofs(view, attempt, folder.resolve("before"));
            writer.append(Optional.of(Events.run(3)), Events.started());
            Exports.proofs(view, attempt, folder.resolve("after"));
        }
        try (var files = Files.list(folder.resolve("before"))) {
            for (Path file : files.toList()) {
                assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(folder.resolve("after").resolve(file.getFileName())), file::toString);
            }
        }
    }
}
