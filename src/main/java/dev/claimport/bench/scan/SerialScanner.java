package dev.claimport.bench.scan;

import dev.claimport.failure.FailureException;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A scanner in serial mode: what comes over its port, up to a line's end or a silence, is a scan. It may be unplugged, and comes back. */
public final class SerialScanner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SerialScanner.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    /** So long a scan has no gap. */
    private static final Duration SILENCE = Duration.ofMillis(200);
    private static final int MOST = 512;

    private final SerialPorts ports;
    private final String port;
    private final Consumer<String> scans;
    private final TimeSource time;
    private final Thread thread;

    /**
     * Starts at once.
     *
     * @param port its path, or the USB location where it is
     * @param scans told on the scanner's own thread
     */
    public SerialScanner(SerialPorts ports, String port, TimeSource time, Consumer<String> scans) {
        this.ports = ports;
        this.port = port;
        this.time = time;
        this.scans = scans;
        this.thread = Thread.ofVirtual().name("serial-scanner").start(this::work);
    }

    /** Whether a port is a scanner's. @param port as it was set; empty for none */
    public static boolean isAt(PortInfo candidate, String port) {
        return !port.isEmpty() && (candidate.path().equals(port) || candidate.location().filter(port::equals).isPresent());
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                String path = ports.list().stream().filter(listed -> isAt(listed, port)).findFirst().map(PortInfo::path).orElse(port);
                try (SerialLink link = ports.open(path, LineSettings.USUAL)) {
                    read(link);
                } catch (FailureException e) {
                    LOG.info("the scanner at {} is not there: {}", port, e.getMessage());
                }
                time.sleep(BETWEEN_TRIES);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(SerialLink link) {
        StringBuilder scan = new StringBuilder();
        byte[] bytes = new byte[MOST];
        while (!Thread.currentThread().isInterrupted()) {
            int count = link.read(bytes, SILENCE);
            for (char one : new String(bytes, 0, count, StandardCharsets.ISO_8859_1).toCharArray()) {
                if (one == '\r' || one == '\n') {
                    tell(scan);
                } else if (scan.length() < MOST) {
                    scan.append(one);
                }
            }
            if (count == 0) {
                tell(scan);
            }
        }
    }

    private void tell(StringBuilder scan) {
        if (!scan.isEmpty()) {
            scans.accept(scan.toString());
            scan.setLength(0);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
