package dev.claimport.cli;

import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whose attempts: this station's, or those of all that share a database. */
final class StationsOption {

    @Option(names = "--all-stations", descriptionKey = "all-stations")
    private boolean all;

    @Mixin
    private final LedgerOption ledger = new LedgerOption();

    private final SharedDatabase database;

    StationsOption(SharedDatabase database) {
        this.database = database;
    }

    boolean all() {
        return all;
    }

    /** Apart from the option, into which picocli looks with every help: so that loads no class of the ledger. */
    static final class Source {

        private Source() {}

        static AttemptSource of(StationsOption which, CommandSpec spec) {
            return which.all ? which.database.open(spec).attempts() : LedgerView.open(new LedgerFolder(which.ledger.folder()));
        }
    }
}
