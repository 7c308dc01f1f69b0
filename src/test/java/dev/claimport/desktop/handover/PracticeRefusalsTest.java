package dev.claimport.desktop.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.desktop.memory.ChoicesFile;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeBackend;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.practice.cloud.policy.Decision;
import dev.claimport.practice.cloud.policy.PolicyAction;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeRefusalsTest {

    @TempDir
    private Path folder;

    @Test
    void theNewestComesFirstAndTheOldestAreForgotten() {
        FakeBackend backend = new FakeBackend(TimeSource.system());
        PracticeDevices devices = new PracticeDevices(backend.practice(PracticeScenario.FAIR), new Memory(new ChoicesFile(folder.resolve("settings.json")), Runnable::run),
                new DirectBackground());

        for (int i = 1; i <= 25; i++) {
            backend.refusals.accept(new Refusal.ByPolicies("client-" + i,
                    new Decision(PolicyAction.CONNECT, "arn", Decision.Outcome.NOT_ALLOWED, List.of(), Optional.empty())));
        }

        assertEquals(20, devices.refusals().size());
        assertEquals("client-25", devices.refusals().getFirst().clientId());
        assertEquals("client-6", devices.refusals().getLast().clientId());
    }
}
