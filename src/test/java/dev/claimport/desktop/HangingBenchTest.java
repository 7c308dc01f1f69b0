package dev.claimport.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.BenchJob;
import dev.claimport.bench.BenchWait;
import dev.claimport.bench.ClaimState;
import dev.claimport.bench.Phase;
import dev.claimport.bench.Slot;
import dev.claimport.bench.SlotDevice;
import dev.claimport.bench.SlotListener;
import dev.claimport.bench.SlotWorld;
import dev.claimport.desktop.bench.BenchViewModel;
import dev.claimport.desktop.bench.Opening;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.desktop.common.Sounds;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.HangingBackground;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/** Work of the bench that never ends leaves page and slots free when its limit is over; see {@link HangTest}. */
class HangingBenchTest extends HangingWork {

    private BenchViewModel bench() {
        return new BenchViewModel(backend.context(backend.session("123456789012", "", "InstallerRole", Region.EU_WEST_1)).forBench(_ -> new FakeEngine(time, iot, bench), time),
                bench, () -> Optional.of(BenchJob.of("practice-sensor", Map.of())), memory(),
                Sounds.ofSystem("Linux", () -> true, background), background, time);
    }

    @Test
    void theDatabaseThatBenchesShare() {
        background.hangAfter(0);
        BenchViewModel model = bench();
        background.pass(DesktopWait.FILES.limit());
        HangingBackground.assertOverdue(DesktopWait.FILES, model.sharingProperty().get().failure().orElseThrow());
        background.heal();
        model.open(new Opening("J. Weber", "bench-3", "", 8, true, 3, false));
        background.settle();
        assertEquals(BenchViewModel.Standing.OPEN, model.standingProperty().get());
        model.close();
    }

    /** No shift begins while an order is being read, so that has an end. */
    @Test
    void aWorkOrder() throws IOException {
        BenchViewModel model = bench();
        background.settle();
        Path order = Files.writeString(folder.resolve("PO-1.csv"), "Serial number\n4711\n");
        background.hangAfter(0);
        model.chooseOrder(order);
        model.open(new Opening("J. Weber", "bench-3", "", 8, true, 3, false));
        assertEquals(BenchViewModel.Standing.CLOSED, model.standingProperty().get(), "the order is being read");
        background.pass(DesktopWait.FILES.limit());
        HangingBackground.assertOverdue(DesktopWait.FILES, model.order().failureProperty().get());
        background.heal();
        model.chooseOrder(order);
        background.settle();
        assertNull(model.order().failureProperty().get());
        model.open(new Opening("J. Weber", "bench-3", "", 8, true, 3, false));
        background.settle();
        assertEquals(BenchViewModel.Standing.OPEN, model.standingProperty().get());
        background.wakeUp();
        assertNull(model.order().failureProperty().get(), "what comes late is of another order");
        model.close();
    }

    private Slot slot(FakeEngine engine) {
        return new Slot(new SlotWorld(iot, bench, bench.connector(), () -> engine), background, time, _ -> Optional.empty(), new SlotListener() {
            @Override
            public void changed() {
            }

            @Override
            public void happened(HandoverEvent event) {
            }
        });
    }

    @Test
    void aDeviceThatIsAskedWhoItIs() {
        Slot slot = slot(new FakeEngine(time, iot, bench));
        background.hangAfter(0);
        bench.plugIn("ttyUSB0", "4711");
        slot.device().show(bench.list());
        background.hangs(BenchWait.QUESTION, () -> slot.device().answer() == SlotDevice.Answer.ASKING, () -> slot.device().failure().orElseThrow());
        slot.device().askAgain();
        background.settle();
        assertEquals(SlotDevice.Answer.ANSWERED, slot.device().answer());
        slot.close();
    }

    @Test
    void aClaimThatIsRequestedAhead() {
        Slot slot = slot(new FakeEngine(time, iot, bench));
        background.hangAfter(0);
        slot.requestClaim("practice-sensor");
        background.hangs(BenchWait.CLAIM, () -> slot.claim().state() == ClaimState.REQUESTING, () -> slot.claim().failure().orElseThrow());
        slot.requestClaim("practice-sensor");
        background.settle();
        assertEquals(ClaimState.HELD, slot.claim().state());
        background.wakeUp();
        assertEquals(2, iot.claims.size());
        slot.close();
        // The one that came too late as well, on a thread of its own.
        Instant end = Instant.now().plusSeconds(60);
        while (!iot.claims.stream().allMatch(claim -> claim.key().isWiped()) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(5_000_000);
        }
        assertTrue(iot.claims.stream().allMatch(claim -> claim.key().isWiped()));
    }

    @Test
    void aHandover() {
        FakeEngine engine = new FakeEngine(time, iot, bench);
        Slot slot = slot(engine);
        bench.plugIn("ttyUSB0", "4711");
        slot.device().show(bench.list());
        slot.requestClaim("practice-sensor");
        background.settle();
        background.hangAfter(0);
        slot.handOver(HandoverRequest.of("practice-sensor", Map.of(), List.of()));
        background.heal();
        background.hangs(BenchWait.HANDOVER, () -> slot.phase().isRunning(), () -> slot.verdict().orElseThrow().failure().orElseThrow());
        assertEquals(Phase.FAILED, slot.phase());
        assertTrue(iot.claims.getFirst().key().isWiped(), "its key is not left in memory");
        slot.nextDevice();
        engine.untilVerified().confirm();
        background.wakeUp();
        assertEquals(Phase.READY, slot.phase(), "what it has to say later is of no device that is here");
        assertEquals(Optional.empty(), slot.step());
        slot.close();
    }

    @Test
    void aHandoverThatIsStopped() {
        FakeEngine engine = new FakeEngine(time, iot, bench);
        Slot slot = slot(engine);
        bench.plugIn("ttyUSB0", "4711");
        slot.device().show(bench.list());
        background.settle();
        background.hangAfter(0);
        slot.handOver(HandoverRequest.of("practice-sensor", Map.of(), List.of()));
        slot.cancel();
        background.heal();
        background.hangs(BenchWait.STOPPED, () -> slot.phase() == Phase.CANCELLING, () -> slot.verdict().orElseThrow().failure().orElseThrow());
        slot.close();
    }
}
