package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claimport.app.DeviceProfiles;
import dev.claimport.claim.IotEndpoint;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalProblem;
import dev.claimport.practice.device.CompiledIn;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.PracticeDialects;
import dev.claimport.practice.device.Pseudoterminal;
import dev.claimport.practice.device.Sealing;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.linux.GatewayFault;
import dev.claimport.practice.scenario.ScenarioFile;
import dev.claimport.settings.SettingsStore;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport practice device}: one virtual device for any program that opens serial ports. */
@Command(name = "device", mixinStandardHelpOptions = true)
final class PracticeDeviceCommand implements Callable<Integer> {

    private static final String ASKS_WHO = "asks-who";

    @Option(names = "--serial", paramLabel = "SN", defaultValue = "4711-0001")
    private String serial;

    @Option(names = "--model", paramLabel = "M", defaultValue = "Practice GX-2")
    private String model;

    @Option(names = "--dialect", paramLabel = "DIALECT")
    private String dialect;

    @Option(names = "--no-seal")
    private boolean unsealed;

    @Option(names = "--pop", paramLabel = "CODE")
    private @Nullable String code;

    @Option(names = "--login")
    private boolean login;

    @Option(names = "--endpoint", paramLabel = "HOST[:PORT]")
    private @Nullable String endpoint;

    @Option(names = "--template-name", paramLabel = "T")
    private @Nullable String template;

    @Option(names = "--scenario", paramLabel = "FILE")
    private @Nullable Path scenario;

    @Option(names = "--json")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final DeviceProfiles families;
    private final SettingsStore settings;
    private final Messages texts;
    private final TimeSource time;

    PracticeDeviceCommand(DeviceProfiles families, SettingsStore settings, Messages texts, TimeSource time) {
        this.families = families;
        this.settings = settings;
        this.texts = texts;
        this.time = time;
    }

    @Override
    public Integer call() {
        settings.read().checkPractice();
        if (!Pseudoterminal.supported()) {
            throw new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("problem", LocalProblem.NO_PSEUDO_TERMINALS.problem())).exception();
        }
        PracticeDialects dialects = families.dialects().practice();
        String id = DialectOption.of(spec, dialect, dialects).map(PracticeDialects.Kind::dialect).orElseGet(dialects.ids()::getFirst);
        PracticeDialect spoken = dialects.named(id).orElseThrow();
        if (!spoken.takesSeal() && (unsealed || code != null)) {
            throw UsageProblem.SEAL_UNKNOWN_TO_DIALECT.in(spec, dialects.ids().stream().filter(other -> dialects.byId().get(other).takesSeal()).toList());
        }
        if (unsealed && code != null) {
            throw UsageProblem.CODE_WITHOUT_SEAL.in(spec);
        }
        if (login && !spoken.faults().containsKey(ASKS_WHO)) {
            throw UsageProblem.LOGIN_UNKNOWN_TO_DIALECT.in(spec, dialects.ids().stream().filter(other -> dialects.byId().get(other).faults().containsKey(ASKS_WHO)).toList());
        }
        Sealing sealing = unsealed ? Sealing.NONE : code == null ? Sealing.OFFERED : Sealing.withCode(code);
        PracticeDevice device = PracticeDevice.plugIn(spoken.device(family(id), options(spoken, dialects).with(sealing),
                registration(), time), time);
        return UntilStopped.keep(device, () -> print(device));
    }

    private VirtualDeviceOptions options(PracticeDialect spoken, PracticeDialects dialects) {
        List<DeviceFault> faults = new ArrayList<>();
        if (login) {
            faults.add(spoken.faults().get(ASKS_WHO));
        }
        if (scenario != null) {
            faults.addAll(ScenarioFile.read(scenario, dialects.faults()).device());
        }
        return VirtualDeviceOptions.usual(serial).withModel(model).misbehaving(faults.toArray(DeviceFault[]::new));
    }

    /** What firmware has built in that is not handed endpoint and template. */
    private DeviceRegistration registration() {
        DeviceRegistration registration = new FleetProvisioning(time);
        if (endpoint == null && template == null) {
            return registration;
        }
        if (endpoint == null || template == null) {
            throw UsageProblem.ARGUMENTS_MISSING.in(spec, endpoint == null ? "--endpoint" : "--template-name");
        }
        try {
            IotEndpoint built = IotEndpoint.parse(endpoint);
            return new CompiledIn(registration, built.host(), built.port(), _ -> Optional.ofNullable(template));
        } catch (IllegalArgumentException _) {
            throw UsageProblem.ENDPOINT_WRONG.in(spec, "--endpoint");
        }
    }

    /** The first of the built-in profiles that speak so. */
    private Profile family(String id) {
        PracticeDialect spoken = families.dialects().practice().named(id).orElseThrow();
        return new ProfileLibrary(families.dialects().dialects()).all().stream().map(ProfileLibrary.Entry::profile).filter(spoken::plays).findFirst().orElseThrow();
    }

    private void print(PracticeDevice device) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonNodeFactory.instance.objectNode().put("port", device.port()));
        } else {
            out.println(device.port());
            spec.commandLine().getErr().println(texts.text("practice.device", Map.of("serial", serial, "port", device.port())));
            if (login) {
                spec.commandLine().getErr().println(texts.text("practice.login", Map.of("user", GatewayFault.AsksWho.USER, "password", GatewayFault.AsksWho.PASSWORD)));
            }
            spec.commandLine().getErr().flush();
        }
        out.flush();
    }
}
