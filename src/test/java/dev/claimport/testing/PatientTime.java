package dev.claimport.testing;

import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The time of tests with real programs at the other end of a line. It stands still while one of them has work to do, and the processor is another's: so
 * a busy machine is no slow device, and a wait whose end is wanted takes no longer than it says. Linux tells what has work to do (proc(5)); elsewhere this
 * is the system's time.
 */
public final class PatientTime implements TimeSource {

    private static final Path PROCESSES = Path.of("/proc");
    /** What carries bytes between the line and the programs, by the fifteen letters that the system knows of a thread's name. */
    private static final List<String> CARRIERS = List.of("serial-reader", "serial-writer", "practice-device", "practice-gatewa");
    /** For so long, at the most, nothing counts. */
    private static final Duration MOST = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofMillis(250);
    /** Work that passes from one to another may be missed by a look that comes to the first too late and to the second too early. */
    private static final int LOOKS = 3;

    private final TimeSource time = TimeSource.system();
    private volatile Duration withheld = Duration.ZERO;

    @Override
    public Instant instant() {
        return time.instant().minus(withheld);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        time.sleep(duration);
    }

    /** The same line, on which this time passes; for one thread that reads. */
    public SerialLink over(SerialLink line) {
        return new Line(line);
    }

    private final class Line implements SerialLink {

        private final SerialLink line;

        Line(SerialLink line) {
            this.line = line;
        }

        @Override
        public String path() {
            return line.path();
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            Instant begun = time.instant();
            int count = line.read(into, timeout);
            boolean waits = timeout.isPositive();
            while (count == 0 && waits && Duration.between(begun, time.instant()).compareTo(timeout.plus(MOST)) < 0) {
                waits = isAnythingRunning();
                // What has nothing to do any more may have come to its end, and said so, since it was read.
                count = line.read(into, waits ? AGAIN : Duration.ZERO);
            }
            Duration beyond = Duration.between(begun, time.instant()).minus(timeout);
            if (beyond.isPositive()) {
                withheld = withheld.plus(beyond);
            }
            return count;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            line.write(bytes, offset, length);
        }

        @Override
        public void write(ByteBuffer bytes) {
            line.write(bytes);
        }

        @Override
        public void close() {
            line.close();
        }
    }

    private static boolean isAnythingRunning() {
        return IntStream.range(0, LOOKS).anyMatch(_ -> isSeenRunning());
    }

    private static boolean isSeenRunning() {
        return ProcessHandle.current().descendants().anyMatch(child -> isRunning(PROCESSES.resolve(Long.toString(child.pid()))))
                || Files.isDirectory(PROCESSES) && carriers().anyMatch(PatientTime::isRunning);
    }

    private static Stream<Path> carriers() {
        try (Stream<Path> threads = Files.list(PROCESSES.resolve("self").resolve("task"))) {
            return threads.filter(thread -> CARRIERS.stream().anyMatch(read(thread.resolve("comm"))::startsWith)).toList().stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    /** Runs, could run, or waits for a disk. */
    private static boolean isRunning(Path task) {
        String said = read(task.resolve("stat"));
        int state = said.lastIndexOf(')') + 2;
        return state < said.length() && (said.charAt(state) == 'R' || said.charAt(state) == 'D');
    }

    /** Nothing of one that has ended. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            return "";
        }
    }
}
