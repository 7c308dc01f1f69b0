package dev.claimport.practice.scenario;

import dev.claimport.practice.device.DeviceFault;
import java.util.List;

/**
 * What a practice is made to do.
 *
 * @param device what each of its devices does wrong; empty for good ones
 */
public record PracticeScenario(Scenario cloud, List<DeviceFault> device) {

    /** Everything works. */
    public static final PracticeScenario FAIR = new PracticeScenario(Scenario.FAIR, List.of());

    public PracticeScenario {
        device = List.copyOf(device);
    }
}
