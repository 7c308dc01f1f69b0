package dev.claimport.cli;

import dev.claimport.app.Backend;
import dev.claimport.app.PracticeSite;
import dev.claimport.app.RoleContext;
import dev.claimport.bench.Bench;
import dev.claimport.bench.BenchJob;
import dev.claimport.bench.OrderResult;
import dev.claimport.bench.OrderTemplate;
import dev.claimport.bench.Shift;
import dev.claimport.bench.order.OrderFile;
import dev.claimport.bench.order.WorkOrder;
import dev.claimport.device.profile.Profile;
import dev.claimport.signin.RoleSession;
import dev.claimport.time.TimeSource;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport bench}: slots side by side, for lines where nobody looks at a window. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false)
final class BenchCommand implements Callable<Integer> {

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

    @Option(names = "--operator", paramLabel = "NAME", defaultValue = "")
    private String operator;

    @Option(names = "--station", paramLabel = "NAME", defaultValue = "")
    private String station;

    @Option(names = "--batch", paramLabel = "NAME", defaultValue = "")
    private String batch;

    @Option(names = "--wait-for-start")
    private boolean waiting;

    @Option(names = "--tries", paramLabel = "NUMBER", defaultValue = "3")
    private int tries;

    @Option(names = "--count", paramLabel = "NUMBER", defaultValue = "0")
    private int count;

    @Mixin
    private final HandoverProfiles profiles = new HandoverProfiles();

    @Option(names = "--practice")
    private boolean practice;

    @Option(names = "--devices", paramLabel = "NUMBER", defaultValue = "0")
    private int devices;

    @Mixin
    private final ScenarioOption scenario = new ScenarioOption();

    @Spec
    private CommandSpec spec;

    private final Backend backend;
    private final InputStream in;
    private final FailureReport report;
    private final TimeSource time;

    /** @param in where commands come from, one a line */
    BenchCommand(Backend backend, InputStream in, FailureReport report, TimeSource time) {
        this.backend = backend;
        this.in = in;
        this.report = report;
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
            refuse(places.containsValue(null) || places.keySet().stream().anyMatch(slot -> slot < 1 || slot > slots), "--slot");
            refuse(tries < 1, "--tries");
            refuse(count < 0, "--count");
            refuse(devices < 0 || devices > Bench.MOST_SLOTS, "--devices");
            if (devices > 0 && !practice) {
                throw UsageProblem.DEVICES_WITHOUT_PRACTICE.in(spec);
            }
            if (scenario.isGiven() && !practice) {
                throw UsageProblem.SCENARIO_WITHOUT_PRACTICE.in(spec);
            }
            Optional<Profile> family = profiles.device(backend, spec, practice);
            BenchJob job = BenchJob.of(templateName, parameters).with(family).starting(!waiting).retrying(tries);
            HandoverSource source = practice
                    ? new HandoverSource.Practice(backend, scenario.read(backend.dialects().practice()), site -> plugIn(site, family))
                    : new HandoverSource.Configured(backend, profiles.aws(backend, spec), profiles.region(spec));
            try (source) {
                RoleSession session = source.signIn();
                try (RoleContext context = source.context(session)) {
                    Optional<WorkOrder> listed = Optional.ofNullable(order).map(file -> OrderFile.read(file, OrderTemplate.read(context.iot(), templateName), parameters));
                    var result = listed.map(devices -> new OrderKeeper(new OrderResult(devices), OrderResult.beside(order)));
                    var lines = new BenchLines(spec.commandLine().getOut(), report, result, time);
                    return new BenchRun(context, job.by(listed), new Shift(operator, station, batch, time.instant()), slots, places, count, lines, time).run(in);
                }
            }
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
