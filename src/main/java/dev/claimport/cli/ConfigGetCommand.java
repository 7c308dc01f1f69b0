package dev.claimport.cli;

import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValue;
import dev.claimport.settings.SettingsStore;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport config get}: one value, for people and scripts. */
@Command(name = "get", mixinStandardHelpOptions = true)
final class ConfigGetCommand implements Callable<Integer>, ForPrograms {

    @Parameters(paramLabel = "SETTING", descriptionKey = "SETTING")
    private String setting;

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final SettingsStore settings;

    ConfigGetCommand(SettingsStore settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Setting named = Setting.named(setting);
        SettingValue value = settings.read().value(named);
        PrintWriter out = spec.commandLine().getOut();
        out.println(output == OutputFormat.json ? ConfigPrinter.json(value).toString() : value.text());
        out.flush();
        return ExitCodes.DONE;
    }
}
