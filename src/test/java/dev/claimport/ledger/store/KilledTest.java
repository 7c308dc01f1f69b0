package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.verify.Verification;
import dev.claimport.testing.TestClassPath;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever appends is killed in the middle: what it was told is kept, is; nothing else is but what it was about to append. */
class KilledTest {

    private static final long SEED = 14;
    /** So long after a record at most, in microseconds: several are appended in that time. */
    private static final int WAIT = 20_000;

    /** The profile {@code long} of the build has more of them. */
    private static final int TIMES = Integer.getInteger("claimport.kills", 50);

    @TempDir
    private Path folder;

    @Test
    void noRecordIsLostAndNoneInvented() throws Exception {
        var ledger = new LedgerFolder(folder.resolve("ledger"));
        Random random = new Random(SEED);
        long size = 1;
        for (int time = 0; time < TIMES; time++) {
            Process child = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dorg.sqlite.tmpdir=" + folder, "-cp", TestClassPath.text(), AppendUntilKilled.class.getName(), ledger.path().toString(), "kill-" + time)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            long kept = size - 1;
            try (BufferedReader lines = child.inputReader()) {
                for (int line = random.nextInt(1, 20); line > 0; line--) {
                    kept = Long.parseLong(lines.readLine());
                }
                long end = System.nanoTime() + random.nextInt(WAIT) * 1000L;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                child.toHandle().destroyForcibly();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    kept = Long.parseLong(line);
                }
            }
            child.waitFor();
            size = check(ledger, size, kept, "kill-" + time);
        }
        try (LedgerView view = LedgerView.open(ledger)) {
            Verification.Report report = Verification.of(view, List.of());
            assertEquals(List.of(), report.findings());
            assertEquals(size, report.records());
        }
    }

    /** @return how many records there are now */
    private static long check(LedgerFolder ledger, long before, long kept, String said) throws Exception {
        try (LedgerView view = LedgerView.open(ledger)) {
            long now = view.head().size();
            assertTrue(now >= kept + 1, "lost: " + now + " of " + (kept + 1));
            assertTrue(now <= kept + 2, "invented: " + now + " of " + (kept + 1));
            long[] number = {0};
            view.read(before, Long.MAX_VALUE, (index, body, _) -> {
                LedgerRecord record = LedgerRecord.of(index, body);
                assertEquals(said, record.text("state"));
                assertEquals(Long.toString(number[0]), record.text("code"));
                number[0]++;
            });
            assertEquals(now - before, number[0]);
            return now;
        }
    }
}
