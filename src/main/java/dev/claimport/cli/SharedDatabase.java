package dev.claimport.cli;

import dev.claimport.ledger.shared.SharedLedger;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The database that stations share, by the settings.
 *
 * @param environment for user and password
 */
record SharedDatabase(SettingsStore settings, Map<String, String> environment) {

    /** @throws picocli.CommandLine.ParameterException where none is set @throws dev.claimport.failure.FailureException as {@link SharedLedger#open} */
    SharedLedger open(CommandSpec spec) {
        String url = settings.read().text(Setting.LEDGER_URL).orElseThrow(() -> UsageProblem.ARGUMENTS_MISSING.in(spec, Setting.LEDGER_URL.id()));
        return SharedLedger.open(url, environment);
    }
}
