package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.device.Login;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.Run;
import dev.claimport.handover.RunOrigin;
import dev.claimport.handover.Step;
import dev.claimport.testing.ManualTime;
import dev.claimport.time.Background;
import dev.claimport.time.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a slot does while a hand-over runs, and how it comes to an end, also of one that never ends. */
class SlotEndTest {

    private static final Failure OVERDUE = new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", "x"));

    private final ManualTime time = new ManualTime();
    private final FakeIot iot = new FakeIot(time);
    private final FakeBench bench = new FakeBench();
    private final FakeEngine engine = new FakeEngine(time, iot, bench);
    private final ByHand background = new ByHand();
    private final List<HandoverEvent> events = new ArrayList<>();
    private final Slot slot = new Slot(new SlotWorld(iot, bench, bench.connector(), () -> engine), background, time, _ -> Optional.empty(), new SlotListener() {
        @Override
        public void changed() {
            // What it is now is asked for.
        }

        @Override
        public void happened(HandoverEvent event) {
            events.add(event);
        }
    });

    /** Work that the test does, or leaves. */
    private static final class ByHand implements Background {

        private final List<Work<?>> started = new ArrayList<>();
        private final List<Wait> endings = new ArrayList<>();

        private record Work<T>(Wait limit, Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {

            void run() throws Exception {
                done.accept(work.call());
            }
        }

        @Override
        public <T> Task start(Wait limit, Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
            started.add(new Work<>(limit, work, done, failed));
            return new Task() {
                @Override
                public void cancel() {
                    // It is not run.
                }

                @Override
                public void endWithin(Wait limit) {
                    endings.add(limit);
                }
            };
        }

        @Override
        public void show(Runnable change) {
            change.run();
        }

        Work<?> last(Wait limit) {
            return started.stream().filter(work -> work.limit() == limit).toList().getLast();
        }
    }

    private static HandoverRequest request() {
        return HandoverRequest.of("practice-sensor", Map.of(), List.of());
    }

    @BeforeEach
    void plugIn() {
        bench.plugIn("ttyUSB0", "4711");
        slot.device().show(bench.list());
    }

    private void begin(HandoverRequest request) {
        slot.handOver(request);
        assertEquals(Phase.RUNNING, slot.phase());
        assertFalse(slot.ended().isDone());
    }

    @Test
    void oneThatIsStoppedHasNoMoreThanItsTime() throws Exception {
        begin(request());
        assertEquals(EnumSet.of(SlotAction.CANCEL), slot.actions());
        slot.cancel();
        assertEquals(Phase.CANCELLING, slot.phase());
        assertTrue(engine.cancelled);
        assertEquals(List.of(BenchWait.STOPPED), background.endings);
        assertEquals(EnumSet.noneOf(SlotAction.class), slot.actions());
        slot.cancel();
        assertEquals(1, background.endings.size(), "once");
        background.last(BenchWait.HANDOVER).run();
        assertEquals(Phase.ABORTED, slot.phase());
        assertTrue(slot.ended().isDone());
    }

    /** A driver hangs, say: the key is wiped by somebody else, since who hangs may hold it. */
    @Test
    void oneThatHangsIsAVerdictAndItsKeyIsWiped() throws Exception {
        var claim = iot.createClaim("practice-sensor");
        Login login = Login.taking("root", new char[] {'x'});
        begin(request().with(Optional.of(claim)).as(Optional.of(login)));
        background.last(BenchWait.HANDOVER).failed().accept(OVERDUE);
        assertEquals(Phase.FAILED, slot.phase());
        assertEquals(Optional.of(OVERDUE), slot.verdict().orElseThrow().failure());
        assertEquals(List.of(), slot.steps());
        background.last(BenchWait.GRACE).run();
        assertTrue(claim.key().isWiped());
        assertTrue(login.isWiped());
        assertFalse(slot.ended().isDone(), "it hangs");
    }

    /** What one says that was given up is of no device that is here now. */
    @Test
    void oneThatWasGivenUpIsNotListenedTo() throws Exception {
        engine.untilVerified().confirm();
        begin(request());
        var late = background.last(BenchWait.HANDOVER);
        late.failed().accept(OVERDUE);
        late.work().call();
        assertEquals(List.of(), events);
        assertEquals(Optional.empty(), slot.step());
        assertEquals(Phase.FAILED, slot.phase());
        assertTrue(slot.ended().isDone());
    }

    @Test
    void whatItWasGivenIsWipedWhateverTheEngineMakesOfIt() throws Exception {
        var claim = iot.createClaim("practice-sensor");
        Login login = Login.taking("root", new char[] {'x'});
        engine.start(Step.DEVICE).fail(Step.DEVICE, OVERDUE);
        begin(request().with(Optional.of(claim)).as(Optional.of(login)));
        background.last(BenchWait.HANDOVER).run();
        assertTrue(claim.key().isWiped());
        assertTrue(login.isWiped());
    }

    @Test
    void aClaimIsNeitherAskedForNorDiscardedWhileOneRuns() {
        begin(request());
        int started = background.started.size();
        slot.requestClaim("practice-sensor");
        slot.discardClaim();
        slot.nextDevice();
        slot.dismiss();
        slot.ready();
        assertEquals(started, background.started.size());
        assertEquals(Phase.RUNNING, slot.phase());
    }

    @Test
    void aClaimThatIsAskedForLeavesTheVerdict() throws Exception {
        Run run = Run.begin(time.instant(), RunOrigin.UNKNOWN);
        engine.tell(new HandoverEvent.Started(run, "practice-sensor", Map.of(), Optional.empty(), Optional.empty())).untilVerified().confirm();
        begin(request());
        background.last(BenchWait.HANDOVER).run();
        assertEquals(Optional.of(run), slot.run());
        assertEquals("4711", slot.device().identity().orElseThrow().serial(), "as it said to the hand-over");
        assertEquals(EnumSet.of(SlotAction.NEXT_DEVICE, SlotAction.DISMISS, SlotAction.REQUEST_CLAIM), slot.actions());
        slot.requestClaim("practice-sensor");
        assertEquals(Phase.READY, slot.phase());
        assertEquals(Optional.empty(), slot.run());
        assertEquals(Optional.empty(), slot.step());
        assertEquals(Optional.empty(), slot.verdict());
        assertEquals(ClaimState.REQUESTING, slot.claim().state());
        assertEquals(EnumSet.of(SlotAction.DISCARD_CLAIM), slot.actions(), "not before it is there");
        background.last(BenchWait.CLAIM).run();
        assertTrue(slot.actions().contains(SlotAction.HAND_OVER));
        slot.discardClaim();
        assertTrue(iot.claims.getLast().key().isWiped());
        assertEquals(ClaimState.NONE, slot.claim().state());
    }

    @Test
    void aSlotThatIsClosedStopsWhatRunsAndHoldsNothing() throws Exception {
        slot.requestClaim("practice-sensor");
        background.last(BenchWait.CLAIM).run();
        slot.close();
        assertTrue(iot.claims.getFirst().key().isWiped());
        assertFalse(engine.cancelled);
        plugIn();
        begin(request());
        slot.close();
        assertTrue(engine.cancelled);
        assertEquals(Optional.empty(), slot.device().chosen());
        assertEquals(ClaimState.NONE, slot.claim().state());
    }

    @Test
    void oneThatNeverHadAClaimSaysNothingOfOne() throws Exception {
        engine.fail(Step.DEVICE, OVERDUE);
        begin(request());
        background.last(BenchWait.HANDOVER).run();
        assertEquals(ClaimState.NONE, slot.claim().state());
        assertEquals(Optional.of(Step.DEVICE), slot.step());
    }

    @Test
    void aKeyIsShownAsWipedFromThenOnAndAtTheEndAtLast() throws Exception {
        Instant[] wiped = new Instant[1];
        engine.untilVerified().wiped();
        wiped[0] = time.instant();
        engine.confirmUnreported();
        begin(request());
        time.advance(Duration.ofSeconds(9));
        background.last(BenchWait.HANDOVER).run();
        assertEquals(Optional.of(wiped[0]), slot.claim().wipedAt());

        slot.ready();
        engine.untilVerified().confirmUnreported();
        slot.handOver(request());
        background.last(BenchWait.HANDOVER).run();
        assertEquals(ClaimState.WIPED, slot.claim().state());
        assertEquals(Optional.of(time.instant()), slot.claim().wipedAt());
    }

    @Test
    void theClaimOfAHandoverRunsOutByTheServicesClock() throws Exception {
        iot.clockAhead = Optional.of(Duration.ofMinutes(2));
        engine.untilVerified().confirm();
        begin(request());
        background.last(BenchWait.HANDOVER).run();
        assertEquals(Duration.ofMinutes(2), slot.claim().left(slot.claim().facts().orElseThrow().validity().notAfter()));
    }

    /** It has gone while the hand-over had it. */
    @Test
    void aDeviceThatIsGoneIsNotMeantAnyMoreOnceTheVerdictIsLeft() throws Exception {
        engine.untilVerified().fail(Step.REGISTER, OVERDUE);
        begin(request());
        background.last(BenchWait.HANDOVER).run();
        bench.unplug(bench.list().getFirst());
        slot.device().show(bench.list());
        assertEquals(Optional.empty(), slot.device().chosen());
        slot.dismiss();
        assertEquals(Phase.READY, slot.phase());
    }
}
