package dev.claimport.cli;

import dev.claimport.practice.device.PracticeDialects;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.practice.scenario.ScenarioFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What goes wrong in a practice, on the command line. */
final class ScenarioOption {

    @Option(names = "--scenario", paramLabel = "FILE")
    private @Nullable Path file;

    boolean isGiven() {
        return file != null;
    }

    /** @throws dev.claimport.failure.FailureException {@code file-unreadable}, {@code scenario-invalid} */
    PracticeScenario read(PracticeDialects dialects) {
        return file == null ? PracticeScenario.FAIR : ScenarioFile.read(file, dialects.faults());
    }
}
