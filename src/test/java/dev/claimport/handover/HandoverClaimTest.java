package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.device.DeviceState;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.handover.HandoverResult.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Claims that are refused, held, replaced and over. */
class HandoverClaimTest extends OnScriptedPort {

    @Test
    void aRefusedClaimFailsItsStep() {
        iot.failures.put("createClaim", notAllowed("iot:CreateProvisioningClaim"));
        assertFails(Step.CLAIM, "not-allowed");
        assertFalse(bench.calls.contains("deliver"));
    }

    @Test
    void aClaimThatRunsOutAtOnceIsNotSent() {
        iot.claimLifetime = Duration.ofSeconds(30);
        assertFails(Step.CLAIM, "claim-expired");
        assertFalse(bench.calls.contains("deliver"));
    }

    @Test
    void aHeldClaimIsUsedWhileEnoughTimeIsLeft() {
        ProvisioningClaim held = iot.createClaim(ScriptedIot.TEMPLATE);
        time.advance(Duration.ofMinutes(3));
        request = holding(held);
        HandoverResult result = run();
        assertEquals(Outcome.CONFIRMED, result.outcome());
        assertEquals(Optional.of(held.certificateId()), result.claimCertificateId());
        assertEquals(1, iot.claims.size());
    }

    @Test
    void aHeldClaimWithTooLittleTimeIsReplaced() {
        ProvisioningClaim held = iot.createClaim(ScriptedIot.TEMPLATE);
        time.advance(Duration.ofMinutes(4).plusSeconds(1));
        request = holding(held);
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertTrue(events.contains(new HandoverEvent.ClaimReplaced(Duration.ofSeconds(59))));
        assertTrue(held.key().isWiped());
        assertEquals(2, iot.claims.size());
    }

    @Test
    void aHeldClaimOfAnotherTemplateIsReplaced() {
        request = holding(iot.createClaim("others"));
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertEquals(2, iot.claims.size());
    }

    @Test
    void aHeldClaimIsWipedEvenIfTheFirstStepFails() {
        request = holding(iot.createClaim(ScriptedIot.TEMPLATE));
        iot.enabled = false;
        assertFails(Step.TEMPLATE, "template-disabled");
    }

    @Test
    void aClaimThatExpiresWhileItIsSentLeavesTheDeviceAsItWas() {
        bench.hooks.put("deliver", () -> time.advance(Duration.ofMinutes(6)));
        assertFails(Step.DELIVER, "claim-expired");
        assertEquals("abort", bench.calls.getLast());
    }

    @Test
    void aClaimThatExpiresBeforeTheDeviceHasConnectedIsNamed() {
        bench.script.clear();
        bench.report(DeviceState.CONNECTING);
        bench.hooks.put("status", () -> time.advance(Duration.ofMinutes(2)));
        iot.claimLifetime = Duration.ofSeconds(70);
        assertFails(Step.REGISTER, "claim-expired");
        assertEquals("abort", bench.calls.getLast());
    }

    @Test
    void aTlsErrorAfterTheExpiryIsTheExpiry() {
        bench.script.clear();
        bench.failsWith("tls");
        bench.hooks.put("status", () -> time.advance(Duration.ofMinutes(6)));
        assertFails(Step.REGISTER, "claim-expired");
    }

    /** Silence at the end of a claim is no fault of the device. */
    @Test
    void aDeviceThatIsSilentWhileItsClaimExpiresIsNotBlamed() {
        bench.hooks.put("deliver", () -> time.advance(Duration.ofMinutes(6)));
        bench.fail("deliver", new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", "x")));
        assertFails(Step.DELIVER, "claim-expired");
    }

    @Test
    void aDeviceThatIsSilentOtherwiseIs() {
        bench.fail("deliver", new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", "x")));
        assertFails(Step.DELIVER, "device-silent");
    }
}
