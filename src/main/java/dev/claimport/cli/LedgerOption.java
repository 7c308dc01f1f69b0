package dev.claimport.cli;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.settings.DataFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which ledger: the station's, unless another is named. */
final class LedgerOption {

    @Option(names = "--ledger", paramLabel = "FOLDER", descriptionKey = "ledger-folder")
    private @Nullable Path folder;

    LedgerFolder folder() {
        return new LedgerFolder(folder != null ? folder : DataFolder.ledger(System.getProperty("os.name"), System.getenv(), AwsEnvironment.here().home()));
    }

    /** To look at it; to be closed. */
    LedgerView open() {
        return LedgerView.open(folder());
    }
}
