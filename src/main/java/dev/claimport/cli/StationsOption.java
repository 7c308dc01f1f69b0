package dev.claimport.cli;

import dev.claimport.ledger.shared.SharedLedger;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whose attempts: this station's, or those of all that share a database. */
final class StationsOption {

    @Option(names = "--all-stations", descriptionKey = "all-stations")
    private boolean all;

    @Mixin
    private final LedgerOption ledger = new LedgerOption();

    boolean all() {
        return all;
    }

    /** Apart from the option, into which picocli looks with every help: so that loads no class of the ledger. */
    static final class Source {

        private Source() {}

        /** @param environment for user and password of the database */
        static AttemptSource of(StationsOption which, SettingsStore settings, Map<String, String> environment, CommandSpec spec) {
            if (!which.all) {
                return LedgerView.open(new LedgerFolder(which.ledger.folder()));
            }
            String url = settings.read().text(Setting.LEDGER_URL).orElseThrow(() -> UsageProblem.ARGUMENTS_MISSING.in(spec, Setting.LEDGER_URL.id()));
            return SharedLedger.open(url, environment).attempts();
        }
    }
}
