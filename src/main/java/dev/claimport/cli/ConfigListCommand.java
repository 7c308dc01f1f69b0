package dev.claimport.cli;

import dev.claimport.settings.SettingValue;
import dev.claimport.settings.SettingsStore;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport config list}: everything that can be set. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class ConfigListCommand implements Callable<Integer> {

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final SettingsStore settings;
    private final Messages texts;

    ConfigListCommand(SettingsStore settings, Messages texts) {
        this.settings = settings;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        List<SettingValue> values = settings.read().all();
        PrintWriter out = spec.commandLine().getOut();
        if (output == OutputFormat.json) {
            out.println(ConfigPrinter.json(values));
        } else {
            new ConfigPrinter(texts).list(values, out);
        }
        out.flush();
        return ExitCodes.DONE;
    }
}
