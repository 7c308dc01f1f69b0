package dev.claimport.cli;

import dev.claimport.app.DeviceProfiles;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.LinkFailure;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialPorts;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport trace}: what is said on a port, in both directions, and what is typed is sent. */
@Command(name = "trace", mixinStandardHelpOptions = true, sortOptions = false)
final class TraceCommand implements Callable<Integer> {

    /** Seconds; a day. */
    private static final int LONGEST = 86_400;

    @Option(names = "--port", paramLabel = "PATH")
    private @Nullable String port;

    @Option(names = "--profile", paramLabel = "NAME|FILE")
    private @Nullable String profile;

    @Option(names = "--baud", paramLabel = "N")
    private @Nullable Integer baud;

    @Option(names = "--end", paramLabel = "END")
    private @Nullable LineEnd end;

    @Option(names = "--seconds", paramLabel = "N")
    private @Nullable Integer seconds;

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final DeviceProfiles families;
    private final SerialPorts ports;
    private final InputStream typed;
    private final Messages texts;
    private final TimeSource time;

    /** @param typed whose lines are sent */
    TraceCommand(DeviceProfiles families, SerialPorts ports, InputStream typed, Messages texts, TimeSource time) {
        this.families = families;
        this.ports = ports;
        this.typed = typed;
        this.texts = texts;
        this.time = time;
    }

    @Override
    public Integer call() {
        if (baud != null && !LineSettings.isSpeed(baud)) {
            throw UsageProblem.SPEED_WRONG.in(spec, "--baud", Integer.toString(LineSettings.SLOWEST), Integer.toString(LineSettings.FASTEST));
        }
        if (seconds != null && (seconds <= 0 || seconds > LONGEST)) {
            throw UsageProblem.SECONDS_WRONG.in(spec, "--seconds", LONGEST);
        }
        Optional<Profile> family = Optional.ofNullable(profile).map(name -> families.deviceProfiles().choose(name, List.of()));
        LineSettings usual = family.map(Profile::line).orElse(LineSettings.USUAL);
        LineSettings line = baud == null ? usual : usual.at(baud);
        String lineEnd = end == null ? family.map(known -> known.settings().lineEnd()).orElse("\r") : end.text();
        String path = port == null ? only() : port;
        return new PortTrace(ports, typed, time).show(path, line, lineEnd, Optional.ofNullable(seconds).map(Duration::ofSeconds),
                TracePrinter.on(spec.commandLine().getOut(), output), () -> {
                    spec.commandLine().getErr().println(texts.text("trace.open", Map.of("port", path, "baud", Integer.toString(line.baud()))));
                    spec.commandLine().getErr().flush();
                });
    }

    private String only() {
        List<PortInfo> attached = ports.list();
        return switch (attached.size()) {
            case 0 -> throw new LinkFailure(LinkFailure.Kind.NO_DEVICE, Map.of()).exception();
            case 1 -> attached.getFirst().path();
            default -> throw new LinkFailure(LinkFailure.Kind.SEVERAL_PORTS,
                    Map.of("ports", attached.stream().map(PortInfo::path).collect(Collectors.joining(", ")))).exception();
        };
    }
}
