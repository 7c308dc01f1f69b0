package dev.claimport.cli;

import dev.claimport.practice.device.PracticeDialects;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.practice.scenario.ScenarioFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a practice is like, on the command line: what goes wrong in it, and the account that it has. */
final class ScenarioOption {

    @Option(names = "--scenario", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--account", paramLabel = "DIR")
    private @Nullable Path account;

    boolean isGiven() {
        return file != null || account != null;
    }

    /** @throws dev.claimport.failure.FailureException {@code file-unreadable}, {@code scenario-invalid} */
    PracticeScenario read(PracticeDialects dialects) {
        PracticeScenario scenario = file == null ? PracticeScenario.FAIR : ScenarioFile.read(file, dialects.faults());
        return scenario.withAccount(Optional.ofNullable(account));
    }
}
