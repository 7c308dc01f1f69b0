package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.handover.HandoverResult.Outcome;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Codes of labels, and seals. */
class HandoverSealTest extends OnScriptedPort {

    @Test
    void aCodeIsForDevicesThatTakeASeal() {
        ProofOfPossession code = ProofOfPossession.taking("K7QX".toCharArray());
        request = request.proving(Optional.of(code));
        assertFails(Step.DEVICE, "seal-not-offered");
        assertTrue(iot.claims.isEmpty());
        assertTrue(code.isWiped());
    }

    @Test
    void aCodeIsWipedWhenTheHandoverIsOver() {
        bench.sealed = true;
        ProofOfPossession code = ProofOfPossession.taking("K7QX".toCharArray());
        request = request.proving(Optional.of(code));
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertTrue(code.isWiped());
        assertTrue(bench.calls.indexOf("prove") >= 0 && bench.calls.indexOf("prove") < bench.calls.indexOf("deliver"), "the device's seal is made with it");
    }

    @Test
    void aSealThatDoesNotOpenIsMadeOnceMoreAsTheDeviceMayHaveRestarted() {
        bench.fail("commit", new DeviceFailure(DeviceFailure.Kind.SEAL_NOT_OPENED, Map.of()));
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertEquals(2, bench.delivered.size());
    }

    @Test
    void aSealThatDoesNotOpenTwiceIsNamed() {
        bench.fail("commit", new DeviceFailure(DeviceFailure.Kind.SEAL_NOT_OPENED, Map.of()));
        bench.fail("commit", new DeviceFailure(DeviceFailure.Kind.SEAL_NOT_OPENED, Map.of()));
        assertFails(Step.VERIFY, "seal-not-opened");
        assertEquals("abort", bench.calls.getLast());
    }
}
