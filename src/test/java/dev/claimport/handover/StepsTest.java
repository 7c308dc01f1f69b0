package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.testing.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StepsTest {

    private final ManualTime time = new ManualTime();
    private final Steps steps = new Steps(time, _ -> { });

    @Test
    void stepsAreTimed() {
        steps.start(Step.TEMPLATE);
        time.advance(Duration.ofMillis(70));
        steps.done();
        assertEquals(Duration.ofMillis(70), steps.taken().getFirst().took());
    }

    @Test
    void aStepFollowsOnlyTheOneBeforeIt() {
        steps.start(Step.TEMPLATE);
        assertThrows(IllegalStateException.class, () -> steps.start(Step.DEVICE));
        steps.done();
        assertThrows(IllegalStateException.class, () -> steps.start(Step.CLAIM));
        assertThrows(IllegalStateException.class, () -> steps.start(Step.TEMPLATE));
        steps.start(Step.DEVICE);
    }

    @Test
    void onlyAStepThatRunsEnds() {
        assertThrows(IllegalStateException.class, steps::done);
    }
}
