package dev.claimport.firmware;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The board of {@code src/firmware/examples/cortex-m} in QEMU, whose UART is a pseudo-terminal. It is there once {@code make} was run.
 */
final class EmulatedBoard implements AutoCloseable {

    private static final Path FOLDER = Path.of("src/firmware/examples/cortex-m");
    private static final Path IMAGE = FOLDER.resolve("build/board.elf");
    private static final Pattern UART = Pattern.compile("serial0: filename=pty:(/\\S+)");
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Writer monitor;
    private final CompletableFuture<String> port = new CompletableFuture<>();

    private EmulatedBoard(Process process) {
        this.process = process;
        this.monitor = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::listen);
        order("info chardev");
    }

    /** @param states that its registration plays, such as {@code 3/4/5/6 THING CERTIFICATE/7} */
    static EmulatedBoard start(String states) {
        assumeTrue(Files.isReadable(IMAGE), IMAGE + " is not built");
        try {
            return new EmulatedBoard(new ProcessBuilder(FOLDER.resolve("run").toString(), IMAGE.toString(), states).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        var said = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                Matcher uart = UART.matcher(line);
                if (uart.find()) {
                    port.complete(uart.group(1));
                }
            }
        } catch (IOException e) {
            said.append(e);
        }
        port.completeExceptionally(new AssertionError("QEMU ended: " + said));
    }

    String port() {
        try {
            return port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** As its reset button would. */
    void reset() {
        order("system_reset");
    }

    private void order(String command) {
        try {
            monitor.write(command + "\n");
            monitor.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
    }
}
