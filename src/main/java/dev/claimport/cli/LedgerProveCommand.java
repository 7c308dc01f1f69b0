package dev.claimport.cli;

import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.export.Exports;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.text.Messages;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport ledger prove}: one attempt's records with what proves each of them, to be shown without the others. */
@Command(name = "prove", mixinStandardHelpOptions = true, sortOptions = false)
final class LedgerProveCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "ID")
    private String id;

    @Parameters(index = "1", paramLabel = "FOLDER", descriptionKey = "FOLDER")
    private Path folder;

    @Mixin
    private final LedgerOption ledger = new LedgerOption();

    @Spec
    private CommandSpec spec;

    private final Messages texts;

    LedgerProveCommand(Messages texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() {
        return new Work().call();
    }

    /** Apart from the command, into which picocli looks with every help: so that loads no class of the ledger. */
    private final class Work {

        Integer call() {
            try (LedgerView view = LedgerView.open(new LedgerFolder(ledger.folder()))) {
                Attempt attempt = view.attempt(id);
                long written = Exports.proofs(view, attempt, folder);
                spec.commandLine().getErr().println(texts.text("ledger.proved", Map.of("amount", written, "target", folder.toString())));
                spec.commandLine().getOut().println(view.head().key());
                spec.commandLine().getOut().flush();
                view.requireUnaltered();
            }
            return ExitCodes.DONE;
        }
    }
}
