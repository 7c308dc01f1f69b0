package dev.claimport.cli;

import dev.claimport.app.Backend;
import dev.claimport.app.LabelSettings;
import dev.claimport.app.PracticeSite;
import dev.claimport.app.Predictions;
import dev.claimport.app.RoleContext;
import dev.claimport.bench.Bench;
import dev.claimport.bench.BenchJob;
import dev.claimport.bench.OrderKeeper;
import dev.claimport.bench.OrderResult;
import dev.claimport.bench.OrderTemplate;
import dev.claimport.bench.Shift;
import dev.claimport.bench.order.OrderFile;
import dev.claimport.bench.order.WorkOrder;
import dev.claimport.bench.scan.ScannerSettings;
import dev.claimport.claim.RootCas;
import dev.claimport.device.Login;
import dev.claimport.device.profile.Profile;
import dev.claimport.handover.HandoverResult;
import dev.claimport.serial.NamedPorts;
import dev.claimport.settings.SettingsStore;
import dev.claimport.signin.RoleSession;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport bench}: slots side by side, for lines where nobody looks at a window. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false)
final class BenchCommand implements Callable<Integer>, ForPrograms {

    @Option(names = "--template-name", required = true, paramLabel = "NAME")
    private String templateName;

    @Option(names = "--parameter", paramLabel = "KEY=VALUE", mapFallbackValue = Option.NULL_VALUE)
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--slots", paramLabel = "NUMBER", defaultValue = "8")
    private int slots;

    @Option(names = "--slot", paramLabel = "NUMBER=PORT", mapFallbackValue = Option.NULL_VALUE)
    private Map<Integer, String> places = new LinkedHashMap<>();

    @Option(names = "--order", paramLabel = "FILE")
    private @Nullable Path order;

    @Option(names = "--root-ca", paramLabel = "FILE")
    private @Nullable Path rootCa;

    @Option(names = "--operator", paramLabel = "NAME", defaultValue = "")
    private String operator;

    @Option(names = "--station", paramLabel = "NAME", defaultValue = "")
    private String station;

    @Option(names = "--batch", paramLabel = "NAME", defaultValue = "")
    private String batch;

    @Option(names = "--scanner", paramLabel = "PORT", defaultValue = "")
    private String scanner;

    @Option(names = "--element", paramLabel = "AI=NAME", mapFallbackValue = Option.NULL_VALUE)
    private Map<String, String> elements = new LinkedHashMap<>();

    @Option(names = "--wait-for-start")
    private boolean waiting;

    @Option(names = "--tries", paramLabel = "NUMBER", defaultValue = "3")
    private int tries;

    @Option(names = "--shared-claim")
    private boolean sharing;

    @Option(names = "--count", paramLabel = "NUMBER", defaultValue = "0")
    private int count;

    @Mixin
    private final HandoverProfiles profiles = new HandoverProfiles();

    @Mixin
    private final LoginOption user = new LoginOption();

    @Option(names = "--practice")
    private boolean practice;

    @Option(names = "--devices", paramLabel = "NUMBER", defaultValue = "0")
    private int devices;

    @Mixin
    private final ScenarioOption scenario = new ScenarioOption();

    @Mixin
    private final TraceOption trace = new TraceOption();

    @Spec
    private CommandSpec spec;

    private final Backend backend;
    private final SettingsStore settings;
    private final InputStream in;
    private final Foresight foresight;
    private final Messages texts;
    private final TimeSource time;

    /** @param settings say which printer prints labels @param in where commands come from, one a line */
    BenchCommand(Backend backend, SettingsStore settings, InputStream in, Foresight foresight, Messages texts, TimeSource time) {
        this.backend = backend;
        this.settings = settings;
        this.in = in;
        this.foresight = foresight;
        this.texts = texts;
        this.time = time;
    }

    @Override
    public Integer call() {
        return new Work().call();
    }

    /** Apart from the command, into which picocli looks with every help: so that loads no class of the bench. */
    private final class Work {

        Integer call() {
            if (parameters.containsValue(null)) {
                throw UsageProblem.PARAMETER_WRONG.in(spec, "--parameter");
            }
            refuse(slots < 1 || slots > Bench.MOST_SLOTS, "--slots");
            refuse(places.containsValue(null) || places.containsValue("") || places.keySet().stream().anyMatch(slot -> slot < 1 || slot > slots), "--slot");
            if (!ScannerSettings.areElements(elements)) {
                throw UsageProblem.ELEMENT_WRONG.in(spec, "--element");
            }
            if (!scanner.isEmpty() && places.containsValue(scanner)) {
                throw UsageProblem.SCANNER_AT_SLOT.in(spec, scanner);
            }
            refuse(tries < 1, "--tries");
            refuse(count < 0, "--count");
            refuse(devices < 0 || devices > Bench.MOST_SLOTS, "--devices");
            if (devices > 0 && !practice) {
                throw UsageProblem.DEVICES_WITHOUT_PRACTICE.in(spec);
            }
            if (scenario.isGiven() && !practice) {
                throw UsageProblem.SCENARIO_WITHOUT_PRACTICE.in(spec);
            }
            Optional<List<X509Certificate>> trusted = Optional.ofNullable(rootCa).map(RootCas::named);
            Optional<Profile> family = profiles.device(backend, spec, practice);
            HandoverSource source = practice
                    ? new HandoverSource.Practice(backend, scenario.read(backend.dialects().practice()), site -> plugIn(site, family))
                    : new HandoverSource.Configured(backend, profiles.aws(backend, spec), profiles.region(spec));
            // It may not come to a bench, which would wipe it.
            try (Login login = user.ask(spec, texts).orElse(null)) {
                return trace.around(source, true, time, texts, spec.commandLine().getErr(), traced -> run(traced, trusted, family, Optional.ofNullable(login)));
            }
        }

        private int run(HandoverSource source, Optional<List<X509Certificate>> trusted, Optional<Profile> family, Optional<Login> login) {
            BenchJob job = BenchJob.of(templateName, parameters).with(family).starting(!waiting).retrying(tries).sharingClaim(sharing);
            try (source) {
                RoleSession session = source.signIn();
                try (RoleContext context = source.context(session)) {
                    Optional<WorkOrder> listed = Optional.ofNullable(order).map(file -> OrderFile.read(file, OrderTemplate.read(context.iot(), templateName), parameters));
                    var result = listed.map(devices -> new OrderKeeper(new OrderResult(devices), order));
                    result.ifPresent(kept -> kept.takeIn(context.attempts()));
                    var lines = new BenchLines(spec.commandLine().getOut(), foresight, result, time);
                    places.replaceAll((_, port) -> NamedPorts.resolved(port));
                    String scans = scanner.isEmpty() ? "" : NamedPorts.resolved(scanner);
                    List<String> named = Stream.concat(places.values().stream(), Stream.of(scans)).filter(port -> !port.isEmpty()).toList();
                    RoleContext bench = context.over(ports -> new NamedPorts(ports, named)).trusting(trusted.orElseGet(context::rootCas));
                    var run = new BenchRun(bench, job.by(listed), new Shift(operator, station, batch, time.clock().instant()), slots, places, count,
                            ScannerSettings.USUAL.at(scans).taking(elements), lines,
                            ended -> Predictions.of(ended, parameters(listed, ended), () -> source.account(session)),
                            practice ? Optional.empty() : Optional.of(LabelSettings.ofBench(backend, settings)), time);
                    source.follow(run::refused);
                    return run.run(in, login);
                }
            }
        }

        /** Those of the order come before those that all devices have. */
        private Map<String, String> parameters(Optional<WorkOrder> listed, HandoverResult ended) {
            Map<String, String> all = new HashMap<>(parameters);
            listed.flatMap(devices -> ended.device().flatMap(device -> devices.device(device.serial()))).ifPresent(device -> all.putAll(device.parameters()));
            return all;
        }

        private void refuse(boolean wrong, String option) {
            if (wrong) {
                throw UsageProblem.NUMBER_WRONG.in(spec, option);
            }
        }

        private void plugIn(PracticeSite site, Optional<Profile> family) {
            family.ifPresent(site::plugInNextDevice);
            for (int plugged = 1; plugged < devices; plugged++) {
                site.plugInBeside(Optional.empty());
            }
        }
    }
}
