package dev.claimport.ledger.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.FailureException;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.store.KeyReplacement;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.ledger.tree.Hash;
import dev.claimport.ledger.verify.Finding.Kind;
import dev.claimport.testing.ManualTime;
import dev.claimport.text.Messages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who may write the file can do to a log, is found. */
class VerificationTest {

    @TempDir
    private Path home;

    private final ManualTime time = new ManualTime();
    private LedgerFolder folder;

    @BeforeEach
    void record() {
        folder = new LedgerFolder(home.resolve("ledger"));
        for (int number = 1; number <= 5; number++) {
            record(number);
        }
    }

    private void record(int number) {
        record(number, Events.confirmed(number));
    }

    private void record(int number, List<LedgerEvent> events) {
        try (StationLedger ledger = new StationLedger(folder, "bench-3", "1.2.3", time)) {
            for (LedgerEvent event : events) {
                ledger.append(Optional.of(Events.run(number)), event);
            }
        }
    }

    private SignedNote checkpoint() throws Exception {
        return SignedNote.parse(Files.readString(folder.checkpoint()));
    }

    private Verification.Report verify(SignedNote... elsewhere) throws Exception {
        try (LedgerView view = LedgerView.open(folder)) {
            return Verification.of(view, List.of(elsewhere));
        }
    }

    private List<Finding> findings(SignedNote... elsewhere) throws Exception {
        return verify(elsewhere).findings();
    }

    private void sql(String... commands) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.database()); Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    /** As somebody does it who knows how leaves are made. */
    private void rewrite(int index, String from, String to) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.database())) {
            byte[] body;
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT body FROM record WHERE idx = " + index)) {
                body = new String(row.getBytes(1), StandardCharsets.UTF_8).replace(from, to).getBytes(StandardCharsets.UTF_8);
            }
            try (PreparedStatement update = connection.prepareStatement("UPDATE record SET body = ?, leaf = ? WHERE idx = ?")) {
                update.setBytes(1, body);
                update.setBytes(2, Hash.leaf(body).bytes());
                update.setInt(3, index);
                assertEquals(1, update.executeUpdate());
            }
        }
    }

    @Test
    void aLogAsItWasSignedIsSound() throws Exception {
        SignedNote early = checkpoint();
        record(6);
        Verification.Report report = verify(early, checkpoint());
        assertTrue(report.isSound());
        assertEquals(List.of(), report.findings());
        assertEquals(1 + 6 * Events.confirmed(1).size(), report.records());
        assertEquals(report.records(), report.checkpoint().orElseThrow().size());
    }

    @Test
    void aChangedRecordIsFound() throws Exception {
        sql("UPDATE record SET body = CAST(replace(CAST(body AS TEXT), 'J. Weber', 'M. Adler') AS BLOB) WHERE idx = 1");
        assertEquals(List.of(new Finding(Kind.CHANGED, 1), new Finding(Kind.NOT_SIGNED, verify().records())), findings());
    }

    @Test
    void aRecordThatWasRewrittenWithItsHashIsFound() throws Exception {
        rewrite(15, "J. Weber", "M. Adler");
        assertEquals(List.of(new Finding(Kind.REWRITTEN, 14), new Finding(Kind.NOT_SIGNED, verify().records())), findings());
    }

    @Test
    void theFirstOfSeveralRewrittenRecordsIsFound() throws Exception {
        rewrite(1, "J. Weber", "M. Adler");
        rewrite(15, "J. Weber", "M. Adler");
        assertEquals(List.of(new Finding(Kind.REWRITTEN, 0), new Finding(Kind.NOT_SIGNED, verify().records())), findings());
    }

    /** That a key was not vouched for is no reason to look no further. */
    @Test
    void whatWasRewrittenIsFoundBesideANotice() throws Exception {
        KeyReplacement.run(folder, "bench-3", "1.2.3", time, true);
        long at = verify().records() - 1;
        rewrite(15, "J. Weber", "M. Adler");
        assertEquals(List.of(new Finding(Kind.KEY_NOT_VOUCHED, at), new Finding(Kind.REWRITTEN, 14), new Finding(Kind.NOT_SIGNED, verify().records())), findings());
    }

    @Test
    void aRecordThatWasMadeUnreadableWithItsHashIsFound() throws Exception {
        rewrite(2, "{", "");
        assertEquals(List.of(new Finding(Kind.CHANGED, 2), new Finding(Kind.NOT_SIGNED, verify().records())), findings());
    }

    @Test
    void theLastRecordsThatWereRemovedAreFound() throws Exception {
        long all = verify().records();
        sql("DELETE FROM record WHERE idx >= " + (all - 2));
        assertEquals(List.of(new Finding(Kind.REMOVED, all - 2), new Finding(Kind.NOT_SIGNED, all - 2)), findings());
    }

    @Test
    void aRemovedRecordIsFoundBehindAChangedOne() throws Exception {
        sql("UPDATE record SET body = CAST(replace(CAST(body AS TEXT), 'J. Weber', 'M. Adler') AS BLOB) WHERE idx = 1", "DELETE FROM record WHERE idx = 7");
        assertEquals(List.of(new Finding(Kind.CHANGED, 1), new Finding(Kind.REMOVED, 7), new Finding(Kind.NOT_SIGNED, verify().records())), findings());
    }

    @Test
    void whoeverWaitsIsToldNowAndThenHowFarItIs() throws Exception {
        long all = verify().records();
        sql("WITH RECURSIVE more(idx) AS (SELECT " + all + " UNION ALL SELECT idx + 1 FROM more WHERE idx < 2100) "
                + "INSERT INTO record (idx, leaf, body) SELECT idx, (SELECT leaf FROM record WHERE idx = 1), x'00' FROM more");
        List<List<Long>> told = new ArrayList<>();
        try (LedgerView view = LedgerView.open(folder)) {
            assertFalse(Verification.of(view, List.of(), (records, of) -> told.add(List.of(records, of))).isSound());
        }
        assertEquals(List.of(List.of(1024L, all), List.of(2048L, all)), told);
    }

    @Test
    void aRemovedRecordIsFound() throws Exception {
        SignedNote kept = checkpoint();
        sql("DELETE FROM record WHERE idx = 7");
        assertEquals(List.of(new Finding(Kind.REMOVED, 7), new Finding(Kind.NOT_SIGNED, verify().records())), findings(kept), "its last record is there");
    }

    @Test
    void aRemovedRecordBehindWhichTheOthersMovedUpIsFound() throws Exception {
        sql("DELETE FROM record WHERE idx = 7", "UPDATE record SET idx = -idx WHERE idx > 7", "UPDATE record SET idx = -idx - 1 WHERE idx < 0", "UPDATE log SET size = size - 1");
        assertTrue(findings().contains(new Finding(Kind.MOVED, 7)), findings()::toString);
        assertTrue(findings().stream().anyMatch(finding -> finding.kind() == Kind.NOT_SIGNED) || findings().size() == 20, findings()::toString);
    }

    @Test
    void recordsThatChangedPlacesAreFound() throws Exception {
        sql("UPDATE record SET idx = -1 WHERE idx = 3", "UPDATE record SET idx = 3 WHERE idx = 4", "UPDATE record SET idx = 4 WHERE idx = -1");
        assertTrue(findings().containsAll(List.of(new Finding(Kind.MOVED, 3), new Finding(Kind.MOVED, 4))), findings()::toString);
    }

    @Test
    void anEndThatWasCutOffIsFoundByACheckpointFromElsewhere() throws Exception {
        Path copy = Files.copy(folder.database(), home.resolve("copy"));
        record(6);
        SignedNote label = checkpoint();
        Files.copy(copy, folder.database(), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(List.of(), findings());
        assertEquals(List.of(new Finding(Kind.CUT_OFF, 1 + 6L * Events.confirmed(1).size())), findings(label));
    }

    /** The station's own key is used, so that only another's memory can tell. */
    @Test
    void aForkIsFoundByACheckpointFromElsewhere() throws Exception {
        Path copy = Files.copy(folder.database(), home.resolve("copy"));
        record(6);
        SignedNote label = checkpoint();
        Files.copy(copy, folder.database(), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(folder.checkpoint());
        record(7);
        assertEquals(List.of(), findings());
        assertEquals(List.of(new Finding(Kind.FORKED, 1 + 6L * Events.confirmed(1).size())), findings(label));
    }

    @Test
    void aCheckpointOfAnotherLogIsNamed() throws Exception {
        SignedNote other = checkpoint();
        folder = new LedgerFolder(home.resolve("other"));
        record(1);
        assertEquals(Kind.FOREIGN_CHECKPOINT, findings(other).getFirst().kind());
    }

    @Test
    void aKeyThatTheOldOneVouchesForIsSoundAndOneThatItDoesNotIsNamed() throws Exception {
        SignedNote byTheOld = checkpoint();
        KeyReplacement.run(folder, "bench-3", "1.2.3", time, false);
        record(6);
        assertEquals(List.of(), findings(byTheOld, checkpoint()));
        long at = verify().records();
        KeyReplacement.run(folder, "bench-3", "1.2.3", time, true);
        assertEquals(List.of(new Finding(Kind.KEY_NOT_VOUCHED, at)), findings());
        assertTrue(verify().isSound());
    }

    @Test
    void aLogThatTakesThePlaceOfAnotherSaysSo() throws Exception {
        Files.delete(folder.database());
        try {
            record(6);
        } catch (FailureException _) {
            record(6);
        }
        assertEquals(List.of(new Finding(Kind.TAKES_PLACE, 0)), findings());
    }

    @Test
    void whatIsNotSignedIsFound() throws Exception {
        sql("UPDATE log SET checkpoint = replace(checkpoint, '— claim', '— clain')");
        assertFalse(verify().isSound());
        sql("UPDATE log SET checkpoint = ''");
        assertEquals(List.of(new Finding(Kind.NOT_SIGNED, verify().records())), findings());
    }

    @Test
    void whatIsNoRecordIsFound() throws Exception {
        for (String body : Stream.of("", "x", "[]").toList()) {
            sql("UPDATE record SET body = CAST('" + body + "' AS BLOB) WHERE idx = 2");
            assertTrue(findings().contains(new Finding(Kind.CHANGED, 2)), findings()::toString);
        }
    }

    /** Nobody signs the table by which attempts are found, and yet whether a device has passed is asked of it. */
    @ParameterizedTest
    @ValueSource(strings = {"UPDATE attempt SET thing = 'sensor-4711-0009' WHERE serial = '4711-0002'", "UPDATE attempt SET serial = '4711-0999' WHERE serial = '4711-0002'",
            "UPDATE attempt SET outcome = 'failed' WHERE serial = '4711-0002'", "DELETE FROM attempt WHERE serial = '4711-0002'", "UPDATE attempt SET operator = 'M. Adler' WHERE serial = '4711-0002'"})
    void whatIsListedOtherwiseThanItIsRecordedIsFound(String change) throws Exception {
        sql(change);
        assertEquals(List.of(new Finding(Kind.LISTED_OTHERWISE, 1L + Events.confirmed(1).size())), findings());
    }

    @Test
    void anAttemptThatIsListedAndNotRecordedIsFound() throws Exception {
        sql("INSERT INTO attempt (run, first, started, operator, station, account, region, batch, work_order, template, serial, outcome) "
                + "VALUES ('0190', 77, 0, '', '', '', '', '', '', '', 'SN-1', 'confirmed')");
        assertEquals(List.of(new Finding(Kind.LISTED_OTHERWISE, 77)), findings());
    }

    @Test
    void anAttemptWithoutAnEndIsListedAsItIs() throws Exception {
        record(50, Events.confirmed(50).subList(0, 7));
        assertEquals(List.of(), findings());
        sql("UPDATE attempt SET outcome = 'confirmed' WHERE serial = '4711-0050'");
        assertEquals(Kind.LISTED_OTHERWISE, findings().getFirst().kind());
    }

    @Test
    void theFailureThatIsListedIsTheOneThatIsRecorded() throws Exception {
        record(50, Events.failed(50));
        assertEquals(List.of(), findings());
        sql("UPDATE attempt SET failure = 'device-silent' WHERE serial = '4711-0050'");
        assertEquals(Kind.LISTED_OTHERWISE, findings().getFirst().kind());
    }

    /** That a key was not vouched for is no reason to look no further. */
    @Test
    void whatIsListedOtherwiseIsFoundBesideANotice() throws Exception {
        KeyReplacement.run(folder, "bench-3", "1.2.3", time, true);
        sql("UPDATE attempt SET outcome = 'failed' WHERE serial = '4711-0001'");
        assertEquals(List.of(Kind.KEY_NOT_VOUCHED, Kind.LISTED_OTHERWISE), findings().stream().map(Finding::kind).toList());
    }

    @Test
    void whatIsFoundIsSaidInASentenceEachAndOneForAll() throws Exception {
        Messages texts = Messages.of("ledger", Locale.ENGLISH);
        assertEquals(List.of(texts.text("sound", Map.of("amount", verify().records(), "speed", 7L))), Sentences.of(verify(), texts, 7));
        sql("UPDATE attempt SET outcome = 'failed' WHERE serial = '4711-0001'");
        assertEquals(List.of(texts.text("found-listed-otherwise", Map.of("record", 1L)), texts.text("unsound", Map.of("amount", verify().records(), "speed", 7L))),
                Sentences.of(verify(), texts, 7));
    }
}
