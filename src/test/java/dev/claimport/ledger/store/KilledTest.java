package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.verify.Verification;
import dev.claimport.testing.BesideOthers;
import dev.claimport.testing.TestClassPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whoever appends is killed in the middle, or the power fails: what it was told is kept, is; nothing else is but what it was about to append. */
@Tag("thorough")
@BesideOthers
class KilledTest {

    /** {@code -Dclaimport.kills.seed} for other moments: the same ones again show little more. */
    private static final long SEED = Long.getLong("claimport.kills.seed", 14);
    /** So long after a record at most, in microseconds: several are appended in that time. */
    private static final int WAIT = 20_000;

    /** The profile {@code long} of the build has more of them. */
    private static final int TIMES = Integer.getInteger("claimport.kills", 10);

    /** As a process ends that was sent SIGKILL. */
    private static final int KILLED = 137;
    /** Of power cuts; the same profile has more. */
    private static final int CUTS = Integer.getInteger("claimport.cuts", 8);
    /** So many writes and syncs are done before a cut at most: making a ledger is some fifteen. */
    private static final int WRITES = 60;
    /** So often a ledger is begun. */
    private static final int BEGUN = 4;

    @TempDir
    private Path folder;

    @Test
    void noRecordIsLostAndNoneInvented() throws Exception {
        var ledger = new LedgerFolder(folder.resolve("ledger"));
        Random random = new Random(SEED);
        long size = 1;
        for (int time = 0; time < TIMES; time++) {
            Process child = child(ledger, "kill-" + time).start();
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
        verify(ledger, size);
    }

    /** The file system ends in the middle of a write, and a part of what was not synced is lost: see {@code power-cut.c}. */
    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void noRecordIsLostAndNoneInventedWhenThePowerFails() throws Exception {
        Path shim = folder.resolve("power-cut.so");
        assumeTrue(compiled(shim), "there is no compiler");
        Random random = new Random(SEED);
        LedgerFolder ledger = new LedgerFolder(folder);
        long size = 0;
        for (int time = 0; time < CUTS; time++) {
            if (time % BEGUN == 0) {
                ledger = new LedgerFolder(folder.resolve("ledger-" + time));
                size = 1;
            }
            String said = "cut-" + time;
            ProcessBuilder builder = child(ledger, said);
            builder.environment().putAll(Map.of("LD_PRELOAD", shim.toString(), "CUT_FILE", "ledger.db", "CUT_AFTER", Integer.toString(random.nextInt(1, WRITES)),
                    "CUT_SEED", Integer.toString(random.nextInt(Integer.MAX_VALUE))));
            Process child = builder.start();
            long kept = child.inputReader().lines().mapToLong(Long::parseLong).max().orElse(size - 1);
            assertEquals(KILLED, child.waitFor(), said);
            if (kept == 0 || !isThere(ledger)) {
                // It was cut before there was a ledger: nothing was told to be kept.
                assertTrue(kept <= 0, said);
            } else {
                size = check(ledger, size, kept, said);
                verify(ledger, size);
            }
        }
    }

    private static boolean compiled(Path shim) throws Exception {
        try (InputStream source = KilledTest.class.getResourceAsStream("power-cut.c")) {
            Process compiler = new ProcessBuilder("cc", "-shared", "-fPIC", "-O1", "-x", "c", "-o", shim.toString(), "-", "-ldl").redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (OutputStream in = compiler.getOutputStream()) {
                Objects.requireNonNull(source).transferTo(in);
            }
            return compiler.waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isThere(LedgerFolder ledger) {
        try {
            LedgerView.open(ledger).close();
            return true;
        } catch (FailureException e) {
            if (e.failure().kind() == LedgerFailure.Kind.LEDGER_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private ProcessBuilder child(LedgerFolder ledger, String said) {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dorg.sqlite.tmpdir=" + folder, "-cp", TestClassPath.text(), AppendUntilKilled.class.getName(), ledger.path().toString(), said)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private static void verify(LedgerFolder ledger, long size) throws Exception {
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
