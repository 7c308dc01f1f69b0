package dev.claimport.practice.scenario;

import dev.claimport.practice.device.DeviceFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a practice is made to do.
 *
 * @param device what each of its devices does wrong; empty for good ones
 * @param account the folder of the account that it has; empty for the one that practice brings
 */
public record PracticeScenario(Scenario cloud, List<DeviceFault> device, Optional<Path> account) {

    /** Everything works. */
    public static final PracticeScenario FAIR = new PracticeScenario(Scenario.FAIR, List.of(), Optional.empty());

    public PracticeScenario {
        device = List.copyOf(device);
    }

    /** The same with an account of one's own. */
    public PracticeScenario withAccount(Optional<Path> folder) {
        return new PracticeScenario(cloud, device, folder);
    }
}
