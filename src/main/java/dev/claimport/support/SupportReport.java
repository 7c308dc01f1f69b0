package dev.claimport.support;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialPorts;
import dev.claimport.serial.trace.Trace;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.serial.trace.TraceText;
import dev.claimport.settings.SettingValue;
import dev.claimport.settings.SettingsStore;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;

/** Collects what goes into a bundle: a list of fields that are known to be safe, each redacted all the same, and the log. */
public final class SupportReport {

    private static final int MOST_LINES = 1_000;

    /** Those system properties, and no others. */
    private static final List<String> SYSTEM = List.of("os.name", "os.version", "os.arch", "java.version", "java.vendor", "java.vm.name", "javafx.version",
            "native.encoding", "user.language", "user.country", "prism.order", "glass.platform");

    /** Whether these are set, never to what. */
    private static final List<String> VARIABLES = List.of("AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_CONFIG_FILE", "AWS_CA_BUNDLE",
            "AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "https_proxy", "http_proxy", "no_proxy", "DISPLAY",
            "WAYLAND_DISPLAY", "SSH_CONNECTION");

    private final String version;
    private final SerialPorts ports;
    private final SettingsStore settings;
    private final RecentFailures failures;
    private final Trace trace;
    private final TimeSource time;
    private final Redactor redactor;

    /** @param version of Claimport @param trace of what is said on the ports */
    public SupportReport(String version, SerialPorts ports, SettingsStore settings, RecentFailures failures, Trace trace, TimeSource time, Redactor redactor) {
        this.version = version;
        this.ports = ports;
        this.settings = settings;
        this.failures = failures;
        this.trace = trace;
        this.time = time;
        this.redactor = redactor;
    }

    /** What is said on the ports; to be filled by whoever opens them. */
    public Trace trace() {
        return trace;
    }

    /** Everything; which of it is saved is for the technician to say. Blocks for as long as the ports take to be listed. */
    public List<SupportPart> collect() {
        return Stream.of(ofComputer(), List.of(part("failures.txt", failures.lines()), part("line.txt", said())), ofLog()).flatMap(List::stream).toList();
    }

    /**
     * The same in a process that does nothing else: what failed before it, and what was said on a line, it knows only from a file.
     *
     * @param said in which somebody else has written what was said
     * @throws FailureException {@code file-unreadable}
     */
    public List<SupportPart> collect(Optional<Path> said) {
        return Stream.of(ofComputer(), said.map(file -> part("line.txt", last(file))).stream().toList(), ofLog()).flatMap(List::stream).toList();
    }

    private List<SupportPart> ofComputer() {
        return List.of(part("versions.txt", versions()), part("system.txt", system()), part("ports.txt", ports()), part("settings.txt", settings()));
    }

    private List<SupportPart> ofLog() {
        return List.of(part("log.txt", RecentLines.ofProcess()));
    }

    private static List<String> last(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            Deque<String> last = new ArrayDeque<>();
            lines.forEach(line -> {
                last.addLast(line);
                if (last.size() > MOST_LINES) {
                    last.removeFirst();
                }
            });
            return List.copyOf(last);
        } catch (IOException | UncheckedIOException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), e.toString()).exception(e);
        }
    }

    private SupportPart part(String name, List<String> lines) {
        return new SupportPart(name, redactor.lines(lines));
    }

    /** The last of it: a hand-over has some hundreds of lines. */
    private List<String> said() {
        TraceText text = TraceText.dated(ZoneOffset.UTC);
        List<TraceLine> lines = trace.lines();
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()).stream().map(text::of).toList();
    }

    private List<String> versions() {
        return List.of("claimport " + version, "java " + Runtime.version(), "collected " + time.instant());
    }

    private List<String> system() {
        List<String> lines = new ArrayList<>();
        SYSTEM.forEach(name -> Optional.ofNullable(System.getProperty(name)).ifPresent(value -> lines.add(name + " " + value)));
        lines.add("processors " + Runtime.getRuntime().availableProcessors());
        lines.add("memory " + Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MB");
        lines.add("timezone " + TimeZone.getDefault().getRawOffset() / 60_000 + " min");
        VARIABLES.stream().filter(System.getenv()::containsKey).forEach(name -> lines.add(name + " is set"));
        return lines;
    }

    /** Serial numbers are of customers' devices: that there is one is enough. */
    private List<String> ports() {
        return ports.list().stream().map(port -> port.path() + ids(port) + (port.serialNumber().isPresent() ? " with a serial number" : "")
                + port.location().map(place -> " at " + place).orElse("")).toList();
    }

    private static String ids(PortInfo port) {
        return port.vendorId().isPresent() && port.productId().isPresent() ? " %04x:%04x".formatted(port.vendorId().get(), port.productId().get()) : "";
    }

    private List<String> settings() {
        try {
            return settings.read().all().stream().map(SupportReport::line).toList();
        } catch (FailureException e) {
            // In English whatever the technician reads: whoever helps has to understand it.
            return List.of(e.failure().id(), Messages.of("failures", Locale.ENGLISH).message(e.failure()));
        }
    }

    private static String line(SettingValue value) {
        String source = value.source().name().toLowerCase(Locale.ROOT);
        return value.setting().id() + " = " + (value.text().isEmpty() ? "(nothing)" : value.text()) + "  [" + source + "]";
    }
}
