package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claimport.device.profile.Dialect;
import dev.claimport.failure.LocalFailure;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.Pseudoterminal;
import dev.claimport.practice.device.Sealing;
import dev.claimport.practice.device.VirtualDevice;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.settings.SettingsStore;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code claimport practice device}: one virtual device for any program that opens serial ports. */
@Command(name = "device", mixinStandardHelpOptions = true, header = "Run one virtual device until it is told to stop.",
        description = {"", "Prints the path of its port. It registers with whatever endpoint it is handed.", ""})
final class PracticeDeviceCommand implements Callable<Integer> {

    @Option(names = "--serial", paramLabel = "SN", defaultValue = "4711-0001", description = "Default: ${DEFAULT-VALUE}.")
    private String serial;

    @Option(names = "--model", paramLabel = "M", defaultValue = "Practice GX-2", description = "Default: ${DEFAULT-VALUE}.")
    private String model;

    @Option(names = "--dialect", paramLabel = "DIALECT", defaultValue = "handover",
            description = "What it speaks: handover, or smp-fs for one that takes files over MCUmgr. Default: ${DEFAULT-VALUE}.")
    private String dialect;

    @Option(names = "--no-seal", description = "Take bundles as they are, as firmware does that knows no seal. Default: offers a key to seal them for.")
    private boolean unsealed;

    @Option(names = "--pop", paramLabel = "CODE",
            description = "The code on its label: it opens only what was sealed with it. A practice device's is no secret.")
    private String code;

    @Option(names = "--json", description = "Print one JSON object on one line, once the device is plugged in.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final SettingsStore settings;
    private final Messages texts;
    private final TimeSource time;

    PracticeDeviceCommand(SettingsStore settings, Messages texts, TimeSource time) {
        this.settings = settings;
        this.texts = texts;
        this.time = time;
    }

    @Override
    public Integer call() {
        settings.read().checkPractice();
        if (!Pseudoterminal.supported()) {
            throw new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("reason", texts.text("practice.no-pseudo-terminals"))).exception();
        }
        Dialect spoken = PracticeDialect.of(spec, dialect).orElseThrow();
        if (!(spoken instanceof Dialect.HandoverGroup) && (unsealed || code != null)) {
            throw new ParameterException(spec.commandLine(), "--no-seal and --pop are for --dialect handover: files are not sealed");
        }
        if (unsealed && code != null) {
            throw new ParameterException(spec.commandLine(), "--pop needs the seal that --no-seal leaves out");
        }
        Sealing sealing = unsealed ? Sealing.NONE : code == null ? Sealing.OFFERED : Sealing.withCode(code);
        PracticeDevice device = PracticeDevice.plugIn(VirtualDevice.speaking(spoken, VirtualDeviceOptions.usual(serial).withModel(model).with(sealing),
                new FleetProvisioning(time), time), time);
        return UntilStopped.keep(device, () -> print(device));
    }

    private void print(PracticeDevice device) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonNodeFactory.instance.objectNode().put("port", device.port()));
        } else {
            out.println(device.port());
            spec.commandLine().getErr().println(texts.text("practice.device", Map.of("serial", serial, "port", device.port())));
            spec.commandLine().getErr().flush();
        }
        out.flush();
    }
}
