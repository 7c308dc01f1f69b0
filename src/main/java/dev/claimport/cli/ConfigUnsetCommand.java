package dev.claimport.cli;

import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code claimport config unset}: as if it had never been set. */
@Command(name = "unset", mixinStandardHelpOptions = true)
final class ConfigUnsetCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SETTING", descriptionKey = "SETTING")
    private String setting;

    private final SettingsStore settings;

    ConfigUnsetCommand(SettingsStore settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        settings.unset(Setting.named(setting));
        return ExitCodes.DONE;
    }
}
