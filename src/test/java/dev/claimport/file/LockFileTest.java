package dev.claimport.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LocalFailure;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClassPath;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int PROCESSES = 4;
    private static final int THREADS = 3;
    private static final int TIMES = 25;

    @TempDir
    private Path folder;

    @Test
    void nothingThatProcessesAndThreadsAddAtTheSameTimeIsLost() throws Exception {
        Path file = folder.resolve("count");
        List<Process> children = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            children.add(child("count", file));
        }
        for (Process child : children) {
            assertTrue(child.waitFor(2, TimeUnit.MINUTES));
            assertEquals(0, child.exitValue());
        }
        assertEquals(PROCESSES * THREADS * TIMES, Integer.parseInt(Files.readString(file)));
    }

    @Test
    void whoeverWaitsLongerThanTheLimitIsToldSo() {
        Path file = folder.resolve("busy.json");
        var time = new ManualTime();
        try (var _ = LockFile.of(file)) {
            assertEquals(file.toString(), Failures.expect(LocalFailure.Kind.FILE_BUSY, () -> LockFile.of(file, Duration.ofSeconds(3), time)).facts().get("file"));
            assertEquals(Duration.ofSeconds(3), time.slept());
        }
        LockFile.of(file, Duration.ZERO, time).close();
    }

    @Test
    void aProcessThatIsKilledGivesItBack() throws Exception {
        Path file = folder.resolve("held.json");
        Process child = child("hold", file);
        assertEquals('!', child.getInputStream().read());
        Failures.expect(LocalFailure.Kind.FILE_BUSY, () -> LockFile.of(file, Duration.ofSeconds(3), new ManualTime()));
        child.destroyForcibly().waitFor();
        LockFile.of(file, LIMIT, TimeSource.system()).close();
    }

    @Test
    void namesThatLeadToTheSameFileAreOneLock() throws IOException {
        Path file = folder.resolve("kept.json");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        try (var _ = LockFile.of(link)) {
            Failures.expect(LocalFailure.Kind.FILE_BUSY, () -> LockFile.of(file, Duration.ofSeconds(1), new ManualTime()));
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("no-folder"), "").resolve("x.json");
        Failures.expect(LocalFailure.Kind.FILE_NOT_WRITABLE, () -> LockFile.of(file));
    }

    private static Process child(String what, Path file) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", TestClassPath.text(),
                Other.class.getName(), what, file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Another process, which counts or just holds the lock. */
    static final class Other {

        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[1]);
            if (arguments[0].equals("hold")) {
                LockFile.of(file);
                System.out.print('!');
                System.out.flush();
                Thread.sleep(LIMIT);
                return;
            }
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(Thread.ofPlatform().start(() -> count(file)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }

        private static void count(Path file) {
            for (int i = 0; i < TIMES; i++) {
                try (var _ = LockFile.of(file, LIMIT, TimeSource.system())) {
                    int before = Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
                    WholeFile.replace(file, Integer.toString(before + 1).getBytes(StandardCharsets.US_ASCII), WholeFile.Access.KEPT);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
