package dev.claimport.support;

import dev.claimport.failure.FailureException;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialPorts;
import dev.claimport.settings.SettingValue;
import dev.claimport.settings.SettingsStore;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

/** Collects what goes into a bundle: a list of fields that are known to be safe, each redacted all the same, and the log. */
public final class SupportReport {

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
    private final TimeSource time;
    private final Redactor redactor;

    /** @param version of Claimport */
    public SupportReport(String version, SerialPorts ports, SettingsStore settings, RecentFailures failures, TimeSource time, Redactor redactor) {
        this.version = version;
        this.ports = ports;
        this.settings = settings;
        this.failures = failures;
        this.time = time;
        this.redactor = redactor;
    }

    /** Everything; which of it is saved is for the technician to say. Blocks for as long as the ports take to be listed. */
    public List<SupportPart> collect() {
        return List.of(part("versions.txt", versions()), part("system.txt", system()), part("ports.txt", ports()), part("settings.txt", settings()),
                part("failures.txt", failures.lines()), part("log.txt", RecentLines.ofProcess()));
    }

    private SupportPart part(String name, List<String> lines) {
        return new SupportPart(name, redactor.lines(lines));
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
