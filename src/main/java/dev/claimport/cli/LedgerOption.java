package dev.claimport.cli;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.settings.DataFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which ledger: the station's, unless another is named. */
final class LedgerOption {

    @Option(names = "--ledger", paramLabel = "FOLDER", descriptionKey = "ledger-folder")
    private @Nullable Path folder;

    Path folder() {
        return folder != null ? folder : DataFolder.ledger(System.getProperty("os.name"), System.getenv(), AwsEnvironment.here().home());
    }
}
