package dev.claimport.practice.scenario;

import dev.claimport.device.profile.Fields;
import dev.claimport.device.profile.ProfileText;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.Problem;
import dev.claimport.file.SmallFile;
import dev.claimport.practice.device.DeviceFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scenario as its user wrote it: a YAML file. Every mistake is named with its line, and a file with one is not used. */
public final class ScenarioFile {

    /** In bytes; all there can be has some twenty lines. */
    private static final int LARGEST = 64 * 1024;

    private ScenarioFile() {}

    /**
     * Reads it.
     *
     * @param faults what devices can do wrong, by the word for it
     * @throws dev.claimport.failure.FailureException {@code file-unreadable}, {@code scenario-invalid}
     */
    public static PracticeScenario read(Path file, Map<String, DeviceFault> faults) {
        List<Problem> problems = new ArrayList<>();
        Optional<PracticeScenario> scenario = Fields.read(text(file), problems).map(fields -> new ScenarioReader(faults).read(fields));
        if (!problems.isEmpty()) {
            throw new LocalFailure(LocalFailure.Kind.SCENARIO_INVALID, Map.of("file", file.toString(), "problems", ProfileText.told(problems))).exception();
        }
        return scenario.orElseThrow();
    }

    private static String text(Path file) {
        try {
            return new String(SmallFile.read(file, LARGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), e.toString()).exception(e);
        }
    }
}
