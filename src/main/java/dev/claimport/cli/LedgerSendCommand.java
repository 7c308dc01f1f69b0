package dev.claimport.cli;

import dev.claimport.ledger.shared.SharedLedger;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.text.Messages;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code claimport ledger send}: this station's records to the database that stations share. */
@Command(name = "send", mixinStandardHelpOptions = true, sortOptions = false)
final class LedgerSendCommand implements Callable<Integer> {

    @Mixin
    private final LedgerOption ledger = new LedgerOption();

    @Spec
    private CommandSpec spec;

    private final SharedDatabase database;
    private final Messages texts;

    LedgerSendCommand(SharedDatabase database, Messages texts) {
        this.database = database;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        return new Work().call();
    }

    /** Apart from the command, into which picocli looks with every help: so that loads no class of the ledger. */
    private final class Work {

        Integer call() {
            try (SharedLedger shared = database.open(spec); LedgerView view = LedgerView.open(new LedgerFolder(ledger.folder()))) {
                spec.commandLine().getErr().println(texts.text("ledger.sent", Map.of("amount", shared.send(view))));
            }
            return ExitCodes.DONE;
        }
    }
}
