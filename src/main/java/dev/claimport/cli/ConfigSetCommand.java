package dev.claimport.cli;

import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code claimport config set}: for this user, from now on. */
@Command(name = "set", mixinStandardHelpOptions = true)
final class ConfigSetCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "SETTING", descriptionKey = "SETTING")
    private String setting;

    @Parameters(index = "1", paramLabel = "VALUE", descriptionKey = "VALUE")
    private String value;

    private final SettingsStore settings;

    ConfigSetCommand(SettingsStore settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        settings.set(Setting.named(setting), value);
        return ExitCodes.DONE;
    }
}
