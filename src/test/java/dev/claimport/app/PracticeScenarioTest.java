package dev.claimport.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.failure.Failure;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.practice.scenario.ScenarioFile;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario says happens in a hand-over: real clients, a real cloud on this computer, a device on a virtual port. */
class PracticeScenarioTest {

    @TempDir
    private Path folder;

    private HandoverResult handover(String scenario) throws IOException {
        TimeSource time = TimeSource.system();
        var backend = new LocalBackend(new JSerialCommPorts(), new AwsEnvironment(Map.of(), folder), time);
        Path file = Files.writeString(folder.resolve("scenario.yaml"), scenario);
        try (PracticeSite site = backend.practice(ScenarioFile.read(file, backend.dialects().practice().faults()));
                RoleContext context = site.context(site.signIn())) {
            return context.handover(time).run(HandoverRequest.of("practice-sensor", Map.of(), context.rootCas()), _ -> { });
        }
    }

    private Optional<String> failure(String scenario) throws IOException {
        return handover(scenario).failure().map(Failure::id);
    }

    @Test
    void aCloudThatForbidsTheClaimEndsItBeforeTheDevice() throws IOException {
        assertEquals(Optional.of("not-allowed"), failure("cloud:\n  denied-actions: [iot:CreateProvisioningClaim]\n"));
    }

    @Test
    void aDeviceWithoutTheMemoryIsNamed() throws IOException {
        assertEquals(Optional.of("bundle-too-large"), failure("device:\n  faults: [out-of-memory]\n"));
    }

    @Test
    void aDeviceThatFailsWhileItRegistersIsNamed() throws IOException {
        HandoverResult result = handover("device:\n  fails-while: connecting\n  fails-with: dns\n");
        assertEquals(Optional.of("device-dns-failed"), result.failure().map(Failure::id));
    }

    @Test
    void whatIsOnlyABadDayIsGotThrough() throws IOException {
        HandoverResult result = handover("cloud:\n  throttled-claims: 1\nsign-in:\n  throttled: 1\ndevice:\n  faults: [noisy]\n");
        assertEquals(Outcome.CONFIRMED, result.outcome());
        assertTrue(result.thingName().isPresent());
    }
}
