package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.Step;
import dev.claimport.serial.PortInfo;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A slot without any page around it. */
class SlotTest {

    private final ManualTime time = new ManualTime();
    private final FakeIot iot = new FakeIot(time);
    private final FakeBench bench = new FakeBench();
    private final DirectBackground background = new DirectBackground();
    private final List<HandoverEvent> events = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();
    private final List<PortInfo> pluggedIn = new ArrayList<>();
    private FakeEngine engine = new FakeEngine(time, iot, bench);
    private final Slot slot = new Slot(new SlotWorld(iot, bench, bench.connector(), () -> engine), background, time, _ -> Optional.empty(), new SlotListener() {
        @Override
        public void changed() {
            if (phases.isEmpty() || phases.getLast() != slot.phase()) {
                phases.add(slot.phase());
            }
        }

        @Override
        public void happened(HandoverEvent event) {
            events.add(event);
        }

        @Override
        public void pluggedIn(PortInfo port) {
            pluggedIn.add(port);
        }
    });

    /** Whatever happened: no key stays in memory. */
    @AfterEach
    void close() {
        slot.close();
        assertTrue(iot.claims.stream().allMatch(claim -> claim.key().isWiped()));
    }

    private void plugIn(String name, String serial) {
        bench.plugIn(name, serial);
        slot.device().show(bench.list());
    }

    private static HandoverRequest request() {
        return HandoverRequest.of("practice-sensor", Map.of(), List.of());
    }

    @Test
    void aDeviceThatIsPluggedInIsAskedWhoItIs() {
        slot.device().show(bench.list());
        plugIn("ttyUSB0", "4711");
        assertEquals("4711", slot.device().identity().orElseThrow().serial());
        assertEquals(SlotDevice.Answer.ANSWERED, slot.device().answer());
        assertEquals(1, pluggedIn.size());
        assertEquals(EnumSet.of(SlotAction.HAND_OVER, SlotAction.REQUEST_CLAIM), slot.actions());
        assertTrue(bench.openPorts.isEmpty());
    }

    @Test
    void itGoesFromReadyToAVerdictAndOn() {
        plugIn("ttyUSB0", "4711");
        engine.untilVerified().confirm();
        slot.handOver(request());
        assertEquals(Optional.of("/dev/ttyUSB0"), engine.request.port());
        assertEquals(List.of(Phase.READY, Phase.RUNNING, Phase.CONFIRMED), phases);
        assertEquals(Phase.CONFIRMED, slot.verdict().orElseThrow().phase());
        assertEquals(Optional.of(Step.CLAIM), events.stream().filter(HandoverEvent.StepStarted.class::isInstance).map(event -> ((HandoverEvent.StepStarted) event).step())
                .filter(step -> step == Step.CLAIM).findFirst());
        assertFalse(slot.steps().isEmpty());
        assertEquals(ClaimState.WIPED, slot.claim().state());
        assertTrue(slot.ended().isDone());
        assertTrue(slot.actions().containsAll(EnumSet.of(SlotAction.NEXT_DEVICE, SlotAction.DISMISS)));

        slot.nextDevice();
        assertEquals(Phase.READY, slot.phase());
        assertEquals(Optional.empty(), slot.verdict());
        assertEquals(Optional.empty(), slot.device().chosen(), "the device that is done is not taken again");
        assertEquals(ClaimState.NONE, slot.claim().state());
    }

    @Test
    void aClaimThatIsRequestedAheadGoesToTheNextHandover() {
        slot.requestClaim("practice-sensor");
        assertEquals(ClaimState.HELD, slot.claim().state());
        assertTrue(slot.actions().contains(SlotAction.DISCARD_CLAIM));
        plugIn("ttyUSB0", "4711");
        engine.untilVerified().confirm();
        slot.handOver(request());
        assertEquals(iot.claims.getFirst(), engine.request.claim().orElseThrow());
        assertEquals(1, iot.claims.size());
    }

    @Test
    void aHeldClaimIsWipedWhenItRunsOut() {
        slot.requestClaim("practice-sensor");
        time.advance(Duration.ofMinutes(6));
        slot.claim().tick(time.instant());
        assertEquals(ClaimState.EXPIRED, slot.claim().state());
        assertTrue(iot.claims.getFirst().key().isWiped());
    }

    @Test
    void aFailedDeviceStaysUntilItIsTriedAgain() {
        plugIn("ttyUSB0", "4711");
        engine.untilVerified().fail(Step.REGISTER, new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", "x")));
        slot.handOver(request());
        assertEquals(Phase.FAILED, slot.phase());
        assertEquals(Optional.of(Step.REGISTER), slot.step());
        slot.dismiss();
        assertEquals(Phase.READY, slot.phase());
        assertTrue(slot.actions().contains(SlotAction.HAND_OVER));
    }

    @Test
    void whatIsGivenToASlotThatIsNotReadyIsClosed() {
        plugIn("ttyUSB0", "4711");
        engine.untilVerified().confirm();
        slot.handOver(request());
        var given = iot.createClaim("practice-sensor");
        slot.handOver(request().with(Optional.of(given)));
        assertTrue(given.key().isWiped());
    }

    @Test
    void anEngineThatBreaksLeavesAVerdict() {
        plugIn("ttyUSB0", "4711");
        engine = null;
        slot.handOver(request());
        assertEquals(Phase.FAILED, slot.phase());
        assertEquals("unexpected", slot.verdict().orElseThrow().failure().orElseThrow().id());
    }
}
