package dev.claimport.firmware;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The Linux reference device, {@code src/firmware/linux}, on a pseudo-terminal of its own. It is there once {@code make} was
 * run; where {@code -Dclaimport.firmware=required} was said it has to be. {@code -Dclaimport.firmware.program} names another
 * build of it.
 */
final class ReferenceDevice implements AutoCloseable {

    static final Path PROGRAM =
            Path.of(System.getProperty("claimport.firmware.program", "src/firmware/linux/build/claimport-device"));
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Writer toIt;
    /** What it said on standard output, line by line. */
    private final List<String> said = new ArrayList<>();
    private boolean ended;
    /** Keeps the number of a terminal whose other end is gone. */
    private Closeable number = () -> { };

    private ReferenceDevice(Process process) {
        this.process = process;
        this.toIt = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::listen);
    }

    static ReferenceDevice start(List<String> arguments) {
        return start(PROGRAM, arguments);
    }

    /** Another build of it. */
    static ReferenceDevice start(Path program, List<String> arguments) {
        boolean built = Files.isExecutable(program);
        if ("required".equals(System.getProperty("claimport.firmware"))) {
            assertTrue(built, program + " is not built");
        }
        assumeTrue(built, program + " is not built");
        List<String> command = new ArrayList<>(List.of(program.toAbsolutePath().toString(), "--port", "pty"));
        command.addAll(arguments);
        try {
            return new ReferenceDevice(new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add(e.toString());
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void add(String line) {
        said.add(line);
        notifyAll();
    }

    /** What it said up to now. */
    synchronized List<String> said() {
        return List.copyOf(said);
    }

    /** Waits for a line. */
    synchronized String await(Predicate<String> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            for (String line : said) {
                if (wanted.test(line)) {
                    return line;
                }
            }
            long left = deadline - System.nanoTime();
            if (ended || left <= 0) {
                throw new AssertionError("never said that: " + said);
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    String port() {
        return await(line -> line.startsWith("port ")).substring("port ".length());
    }

    /** Types a line, and waits until there are more lines of this kind than before. */
    void rehearse(String line, String answer) {
        long before = count(answer);
        try {
            toIt.write(line + "\n");
            toIt.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(_ -> count(answer) > before);
    }

    synchronized long count(String line) {
        return said.stream().filter(line::equals).count();
    }

    long pid() {
        return process.pid();
    }

    /** As a power cut would. Its terminal's number is nobody else's until this is closed: whoever waits for the device would speak to that. */
    void kill() {
        try {
            number = new FileInputStream(port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            number.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
