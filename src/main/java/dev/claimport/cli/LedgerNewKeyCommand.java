package dev.claimport.cli;

import dev.claimport.ledger.store.KeyReplacement;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.text.VersionText;
import dev.claimport.time.TimeSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport ledger new-key}: another key signs the ledger from here on. */
@Command(name = "new-key", mixinStandardHelpOptions = true, sortOptions = false)
final class LedgerNewKeyCommand implements Callable<Integer> {

    @Option(names = "--lost")
    private boolean lost;

    @Mixin
    private final LedgerOption ledger = new LedgerOption();

    @Spec
    private CommandSpec spec;

    private final TimeSource time;

    LedgerNewKeyCommand(TimeSource time) {
        this.time = time;
    }

    @Override
    public Integer call() {
        return new Work().call();
    }

    /** Apart from the command, into which picocli looks with every help: so that loads no class of the ledger. */
    private final class Work {

        Integer call() {
            // A ledger that is not there is not to be begun by this.
            LedgerView.open(new LedgerFolder(ledger.folder())).close();
            spec.commandLine().getOut().println(KeyReplacement.run(new LedgerFolder(ledger.folder()), "", VersionText.number(), time.clock(), lost));
            spec.commandLine().getOut().flush();
            return ExitCodes.DONE;
        }
    }
}
