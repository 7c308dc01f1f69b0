package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.app.DeviceProfiles;
import dev.claimport.app.RefusalTexts;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.rehearsal.Rehearsal;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.settings.SettingsStore;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.io.PrintWriter;
import java.net.Inet4Address;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport practice cloud}: the cloud alone, for any program that speaks to AWS IoT. */
@Command(name = "cloud", mixinStandardHelpOptions = true)
final class PracticeCloudCommand implements Callable<Integer> {

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--mqtt-port", paramLabel = "N", defaultValue = "0")
    private int mqttPort;

    @Option(names = "--http-port", paramLabel = "N", defaultValue = "0")
    private int httpPort;

    @Mixin
    private final ListenOption listen = new ListenOption();

    /** As it is written. */
    private enum Enforced {
        none,
        real
    }

    @Option(names = "--quotas", paramLabel = "WHICH", defaultValue = "none")
    private Enforced quotas;

    @Option(names = "--role", paramLabel = "NAME", defaultValue = "InstallerRole")
    private String role;

    @Mixin
    private final ScenarioOption scenario = new ScenarioOption();

    @Mixin
    private final SignInTroubleOptions signIn = new SignInTroubleOptions();

    @Spec
    private CommandSpec spec;

    private final DeviceProfiles families;
    private final SettingsStore settings;
    private final Messages texts;
    private final TimeSource time;

    PracticeCloudCommand(DeviceProfiles families, SettingsStore settings, Messages texts, TimeSource time) {
        this.families = families;
        this.settings = settings;
        this.texts = texts;
        this.time = time;
    }

    @Override
    public Integer call() {
        settings.read().checkPractice();
        Ports.check(spec, "--mqtt-port", mqttPort);
        Ports.check(spec, "--http-port", httpPort);
        Optional<Inet4Address> address = listen.read(spec);
        RefusalPrinter refusals = json ? RefusalPrinter.forPrograms(spec.commandLine().getOut())
                : RefusalPrinter.forPeople(spec.commandLine().getErr(), new RefusalTexts(texts.locale()));
        PracticeScenario wanted = scenario.read(families.dialects().practice());
        Optional<Rehearsal> rehearsal = wanted.account().map(folder -> Rehearsal.read(folder, time.instant()));
        Scenario said = signIn.in(wanted.cloud(), spec);
        PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(
                httpPort, mqttPort, address, quotas == Enforced.real ? said.withQuotas() : said, rehearsal.map(Rehearsal::contents), refusals), time);
        Optional<Map<String, String>> environment = cloud.environment(role);
        if (environment.isEmpty()) {
            cloud.close();
            throw UsageProblem.VALUE_WRONG.in(spec, "--role", role);
        }
        return UntilStopped.keep(cloud, () -> print(cloud, environment.get()));
    }

    private void print(PracticeCloud cloud, Map<String, String> variables) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(describe(cloud, variables));
        } else {
            variables.forEach((name, value) -> out.println("export " + name + "=" + value));
            out.println("# MQTT " + cloud.mqttHost() + ":" + cloud.mqttPort() + ", root CA " + cloud.rootCaFile());
            out.println("# start URL " + cloud.startUrl() + ", account " + cloud.accountId());
            spec.commandLine().getErr().println(texts.text("practice.cloud"));
            spec.commandLine().getErr().flush();
        }
        out.flush();
    }

    private static ObjectNode describe(PracticeCloud cloud, Map<String, String> variables) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ObjectNode environment = object.putObject("environment");
        variables.forEach(environment::put);
        return object.put("mqttHost", cloud.mqttHost()).put("mqttPort", cloud.mqttPort()).put("rootCaFile", cloud.rootCaFile().toString())
                .put("startUrl", cloud.startUrl()).put("accountId", cloud.accountId());
    }
}
