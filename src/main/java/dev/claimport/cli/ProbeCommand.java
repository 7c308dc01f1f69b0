package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.app.DeviceProfiles;
import dev.claimport.device.finder.DeviceFinder;
import dev.claimport.device.finder.DeviceFinder.Report;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.recognition.DeviceKind;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.device.recognition.Spoken;
import dev.claimport.failure.LinkFailure;
import dev.claimport.handover.SharedPort;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialPorts;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport probe}: what is on a port, asked without doing harm. */
@Command(name = "probe", mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "PATH")
    private @Nullable String port;

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final DeviceProfiles families;
    private final SerialPorts ports;
    private final Supplier<Messages> failures;
    private final Function<String, Messages> dialects;
    private final Messages texts;
    private final TimeSource time;

    /**
     * @param failures where the words are for what is seen; asked only when there is something to say
     * @param dialects the words of a dialect, by its id
     */
    ProbeCommand(DeviceProfiles families, SerialPorts ports, Supplier<Messages> failures, Function<String, Messages> dialects, Messages texts, TimeSource time) {
        this.families = families;
        this.ports = ports;
        this.failures = failures;
        this.dialects = dialects;
        this.texts = texts;
        this.time = time;
    }

    @Override
    public Integer call() {
        List<PortInfo> attached = ports.list();
        List<PortInfo> wanted = port == null ? attached
                : List.of(attached.stream().filter(candidate -> candidate.path().equals(port)).findFirst().orElseGet(() -> PortInfo.named(port)));
        if (wanted.isEmpty()) {
            throw new LinkFailure(LinkFailure.Kind.NO_DEVICE, Map.of()).exception();
        }
        var finder = new DeviceFinder(ports, families.deviceProfiles(), time);
        PrintWriter out = spec.commandLine().getOut();
        boolean served = false;
        for (PortInfo each : wanted) {
            Report report = finder.report(each);
            served |= !report.fitting().isEmpty();
            out.println(output == OutputFormat.json ? json(report).toString() : text(report));
            out.flush();
        }
        return served ? ExitCodes.DONE : ExitCodes.HANDOVER_FAILED;
    }

    private String text(Report report) {
        String seen = texts.text("probe.seen", Map.of("port", report.port().path(), "seen", words(report.sighting().family(), failures, dialects)));
        String evidence = report.sighting().evidence().isEmpty() ? "" : System.lineSeparator() + "  " + texts.text("probe.evidence",
                Map.of("text", report.sighting().evidence()));
        String profiles = report.fitting().isEmpty() ? "" : System.lineSeparator() + "  " + texts.text("probe.profiles",
                Map.of("profiles", String.join(", ", report.fitting().stream().map(Profile::name).toList())));
        String shared = report.sighting().family() == OtherKind.BUSY ? "" : SharedPort.of(ports, report.port().path(), "")
                .map(failure -> System.lineSeparator() + "  " + failures.get().message(failure) + " " + failures.get().remedy(failure)).orElse("");
        return seen + evidence + profiles + shared;
    }

    private static String words(DeviceKind kind, Supplier<Messages> failures, Function<String, Messages> dialects) {
        return switch (kind) {
            case Spoken(String dialect) -> dialects.apply(dialect).text("seen");
            case OtherKind other -> failures.get().text(other.text());
        };
    }

    private ObjectNode json(Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("port", report.port().path()).put("seen", report.sighting().family().id())
                .put("text", words(report.sighting().family(), () -> Messages.of("failures", Locale.ENGLISH), dialect -> Messages.ofDialect(dialect, Locale.ENGLISH)))
                .put("served", !report.fitting().isEmpty())
                .put("evidence", report.sighting().evidence()).put("baud", report.line().baud());
        ArrayNode profiles = json.putArray("profiles");
        report.fitting().forEach(profile -> profiles.add(profile.name()));
        ArrayNode others = json.putArray("programs");
        ports.others(report.port().path()).forEach(others::add);
        return json;
    }
}
