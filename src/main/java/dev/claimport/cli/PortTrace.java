package dev.claimport.cli;

import dev.claimport.failure.FailureException;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.serial.trace.Trace;
import dev.claimport.serial.trace.TracedPorts;
import dev.claimport.time.TimeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Listens to a port and sends it what is typed, until it is told to stop. */
final class PortTrace {

    /** After so much silence what has come of a line is shown, though it has not ended. */
    private static final Duration QUIET = Duration.ofMillis(100);

    private final SerialPorts ports;
    private final InputStream typed;
    private final TimeSource time;
    private volatile boolean stopped;

    PortTrace(SerialPorts ports, InputStream typed, TimeSource time) {
        this.ports = ports;
        this.typed = typed;
        this.time = time;
    }

    /**
     * @param most how long; empty until the process is told to stop
     * @param opened told once the port is open
     * @return the exit code
     * @throws FailureException of the link family: {@code port-not-found}, {@code port-busy}, {@code port-denied}, {@code port-gone}
     */
    int show(String path, LineSettings line, String end, Optional<Duration> most, TracePrinter printer, Runnable opened) {
        var trace = new Trace();
        trace.follow(printer);
        try (SerialLink link = new TracedPorts(ports, trace, time).open(path, line)) {
            Thread stopper = new Thread(() -> {
                stopped = true;
                link.close();
            }, "trace-stopper");
            Runtime.getRuntime().addShutdownHook(stopper);
            opened.run();
            Thread.ofVirtual().name("typed").start(() -> send(link, end));
            try {
                listen(link, most.map(time.instant()::plus).orElse(Instant.MAX), printer);
            } finally {
                removeHook(stopper);
            }
        }
        return ExitCodes.DONE;
    }

    private void listen(SerialLink link, Instant until, TracePrinter printer) {
        byte[] bytes = new byte[512];
        while (!printer.isIncomplete() && !stopped && !Thread.currentThread().isInterrupted() && time.instant().isBefore(until)) {
            try {
                link.read(bytes, QUIET);
            } catch (FailureException e) {
                if (stopped) {
                    return;
                }
                throw e;
            }
        }
    }

    /** Each line with that end. A port that is gone is told by whoever reads. */
    private void send(SerialLink link, String end) {
        try (var lines = new BufferedReader(new InputStreamReader(typed, Optional.ofNullable(System.getProperty("stdin.encoding"))
                .map(Charset::forName).orElse(StandardCharsets.UTF_8)))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] bytes = (line + end).getBytes(StandardCharsets.UTF_8);
                link.write(bytes, 0, bytes.length);
            }
        } catch (IOException | FailureException _) {
            // Nothing more is typed, or nobody is there any more, which the other thread says.
        }
    }

    private static void removeHook(Thread stopper) {
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException _) {
            // The process is ending already, and the hook runs.
        }
    }
}
