package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.device.Login;
import dev.claimport.handover.Awaited;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.Recovery;
import dev.claimport.handover.Run;
import dev.claimport.handover.RunOrigin;
import dev.claimport.handover.Step;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.serial.PortInfo;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a bench tells of its slots, which device belongs where, and what is forgotten with it. */
class BenchNewsTest {

    private final ManualTime time = new ManualTime();
    private final FakeBench ports = new FakeBench();
    private final AttemptsOfProcess attempts = new AttemptsOfProcess();
    private final List<HandoverRequest> requests = new ArrayList<>();
    private final List<Integer> changed = new ArrayList<>();
    private final List<HandoverEvent> events = new ArrayList<>();
    private final List<Boolean> shared = new ArrayList<>();
    private int cancelled;
    private Runnable meanwhile = () -> { };
    private final List<AssertionError> wrong = new ArrayList<>();

    @AfterEach
    void nothingWasWrongMeanwhile() {
        assertEquals(List.of(), wrong);
    }

    private final BenchWorld.Engines engines = new BenchWorld.Engines() {
        @Override
        public Engine make(UnaryOperator<RunOrigin> origin) {
            return new Confirms();
        }

        @Override
        public void shareClaims(boolean all) {
            shared.add(all);
        }
    };
    private final BenchWorld world = new BenchWorld(new FakeIot(time), ports, ports.connector(), List::of, engines, attempts, Recovery.NONE);
    private final BenchListener listener = new BenchListener() {
        @Override
        public void changed(BenchSlot slot) {
            changed.add(slot.number());
        }

        @Override
        public void happened(BenchSlot slot, HandoverEvent event) {
            events.add(event);
        }
    };
    private final Bench bench = bench(3, BenchJob.of("practice-sensor", Map.of()));

    private Bench bench(int slots, BenchJob job) {
        return new Bench(world, new DirectBackground(), time, slots, job, new Shift("J. Weber", "bench-3", "B-0117", time.instant()), listener);
    }

    /** Says that the device has answered, and is done. */
    private final class Confirms implements Engine {

        @Override
        public HandoverResult run(HandoverRequest request, Consumer<HandoverEvent> told) {
            requests.add(request);
            PortInfo port = ports.list().stream().filter(listed -> listed.path().equals(request.port().orElseThrow())).findFirst().orElseThrow();
            told.accept(new HandoverEvent.StepStarted(Step.DEVICE));
            told.accept(new HandoverEvent.DeviceAnswered(port, FakeBench.identity(port.serialNumber().orElse("")), Optional.empty(), Optional.of("expected-" + port.serialNumber().orElse(""))));
            told.accept(new HandoverEvent.Waiting(Awaited.REGISTRATION, time.instant().plusSeconds(60)));
            try {
                meanwhile.run();
            } catch (AssertionError e) {
                // A slot makes a verdict of it.
                wrong.add(e);
            }
            return new HandoverResult(Run.begin(time.instant(), RunOrigin.UNKNOWN), HandoverResult.Outcome.CONFIRMED,
                    new HandoverResult.Target(request.templateName(), request.port(), Optional.empty(), Optional.of(FakeBench.identity(port.serialNumber().orElse("")))),
                    HandoverResult.Identifiers.NONE, List.of(new HandoverResult.StepRecord(Step.DEVICE, Duration.ofSeconds(1), HandoverResult.StepOutcome.DONE)), Optional.empty());
        }

        @Override
        public void cancel() {
            cancelled++;
        }
    }

    private PortInfo plugIn(String name, String serial) {
        PortInfo port = ports.plugIn(name, serial);
        bench.show(ports.list());
        return port;
    }

    private void unplug(PortInfo port) {
        ports.unplug(port);
        bench.show(ports.list());
    }

    private Optional<String> portOf(int slot) {
        return bench.slot(slot).orElseThrow().port().map(PortInfo::path);
    }

    @Test
    void thereIsOneSlotAtLeastAndNoMoreThanFit() {
        assertThrows(IllegalArgumentException.class, () -> bench(0, bench.job()));
        assertThrows(IllegalArgumentException.class, () -> bench(Bench.MOST_SLOTS + 1, bench.job()));
        assertEquals(Bench.MOST_SLOTS, bench(Bench.MOST_SLOTS, bench.job()).slots().size());
        assertEquals(1, bench(1, bench.job()).slots().size());
        assertEquals(List.of(Optional.empty(), Optional.of(1), Optional.of(3), Optional.empty()),
                List.of(0, 1, 3, 4).stream().map(number -> bench.slot(number).map(BenchSlot::number)).toList());
    }

    @Test
    void aClaimIsSharedAsTheJobSaysAndNoLongerThanTheBenchIsOpen() {
        assertEquals(List.of(false), shared);
        Bench sharing = bench(1, bench.job().sharingClaim(true));
        sharing.close();
        assertEquals(List.of(false, true, false), shared);
    }

    @Test
    void whoeverLooksOnIsToldOfEachChangeAndEvent() {
        meanwhile = () -> {
            BenchSlot slot = bench.slots().getFirst();
            assertTrue(bench.isBusy());
            assertEquals(Optional.of("expected-1"), slot.thing());
            assertEquals(Optional.of(Step.DEVICE), slot.step());
            assertEquals(Optional.of(time.instant()), slot.since());
            assertEquals(Optional.empty(), slot.waiting(time.instant()));
            assertEquals(Awaited.REGISTRATION, slot.waiting(time.instant().plusSeconds(5)).orElseThrow().what());
        };
        PortInfo port = plugIn("ttyUSB0", "1");
        assertEquals(3, events.size());
        assertFalse(bench.isBusy());
        assertEquals(Optional.empty(), bench.slots().getFirst().waiting(time.instant().plusSeconds(5)));
        changed.clear();
        unplug(port);
        assertEquals(List.of(1), changed);
        changed.clear();
        bench.slots().get(1).scan("7");
        assertEquals(List.of(2), changed);
    }

    @Test
    void whatIsFoundOfAnAttemptHasItsSteps() {
        plugIn("ttyUSB0", "1");
        Finished finished = attempts.since(Instant.EPOCH).getFirst();
        assertEquals(Map.of("device", Duration.ofSeconds(1)), finished.steps());
        assertEquals(List.of(), attempts.since(time.instant().plusMillis(1)));
    }

    @Test
    void aSlotTakesDevicesOfThePortThatItHadBefore() {
        bench.prefer(2, "/dev/ttyUSB9");
        bench.prefer(3, "/dev/ttyUSB9");
        bench.prefer(7, "/dev/ttyUSB8");
        assertEquals(Map.of(2, "/dev/ttyUSB9"), bench.places());
        plugIn("ttyUSB9", "1");
        assertEquals(Optional.of("/dev/ttyUSB9"), portOf(2));
        assertEquals(Optional.empty(), bench.slot(3).orElseThrow().home());
        plugIn("ttyUSB0", "2");
        assertEquals(Map.of(1, "/dev/ttyUSB0", 2, "/dev/ttyUSB9"), bench.places());
    }

    /** A pseudo-terminal has another name each time. */
    @Test
    void aPlaceThatIsAnotherEachTimeIsNotRemembered() {
        ports.plugInDescribed("pts/3", "1", "practice", FakeBench.identity("1"));
        bench.show(ports.list());
        assertEquals(Optional.of("/dev/pts/3"), portOf(1));
        assertEquals(Map.of(), bench.places());
        bench.assign(1, "/dev/pts/3");
        assertEquals(Map.of(1, "/dev/pts/3"), bench.places(), "but where somebody has said so");
    }

    @Test
    void aScannerIsNoDevice() {
        bench.leaveAlone("/dev/ttyACM4");
        plugIn("ttyACM4", "scanner");
        assertEquals(Optional.empty(), portOf(1));
        plugIn("ttyUSB0", "1");
        assertEquals(Optional.of("/dev/ttyUSB0"), portOf(1));
    }

    @Test
    void whereAllSlotsHaveTheirPortsTheFirstWithoutADeviceIsTaken() {
        PortInfo one = plugIn("ttyUSB0", "1");
        plugIn("ttyUSB1", "2");
        plugIn("ttyUSB2", "3");
        plugIn("ttyUSB3", "4");
        assertEquals(3, requests.size(), "there is no place");
        unplug(one);
        assertEquals(Optional.of("/dev/ttyUSB3"), portOf(1));
        assertEquals(Optional.of("/dev/ttyUSB3"), bench.slot(1).orElseThrow().home());
    }

    /** It was pulled out in the middle, and is not back when the hand-over has ended. */
    @Test
    void aDeviceThatIsGoneAtTheEndLeavesItsPlaceToTheNext() {
        PortInfo[] one = new PortInfo[1];
        meanwhile = () -> {
            meanwhile = () -> { };
            one[0] = ports.list().getFirst();
            bench.show(List.of());
            assertEquals(Optional.of(one[0]), bench.slots().getFirst().port(), "it may come back");
        };
        plugIn("ttyUSB0", "1");
        assertEquals(Optional.empty(), portOf(1));
        ports.unplug(one[0]);
        plugIn("ttyUSB0", "2");
        assertEquals(2, requests.size());
        assertEquals("2", bench.slots().getFirst().device().orElseThrow().serial());
    }

    @Test
    void parametersThatAreScannedAreForOneDevice() {
        bench.take(bench.job().starting(false));
        bench.scanParameter(Optional.empty(), "Site", "next");
        PortInfo one = plugIn("ttyUSB0", "1");
        PortInfo two = plugIn("ttyUSB1", "2");
        bench.scanParameter(Optional.of(2), "Site", "two");
        bench.scanParameter(Optional.empty(), "Line", "first");
        bench.start(1);
        bench.start(2);
        assertEquals(List.of(Map.of("Site", "next", "Line", "first"), Map.of("Site", "two")), requests.stream().map(HandoverRequest::parameters).toList());
        unplug(one);
        unplug(two);
        plugIn("ttyUSB0", "3");
        bench.start(1);
        assertEquals(Map.of(), requests.getLast().parameters(), "nothing of it is left");
    }

    @Test
    void aLabelIsThatOfTheFirstDeviceThatWaitsForOne() {
        bench.take(bench.job().starting(false));
        plugIn("ttyUSB0", "1");
        plugIn("ttyUSB1", "2");
        plugIn("ttyUSB2", "3");
        bench.slots().getFirst().scan("1");
        assertEquals(2, bench.scan("2").orElseThrow().number());
        assertEquals(Optional.of("/dev/ttyUSB1"), requests.getLast().port());
        assertEquals(3, bench.scan("3").orElseThrow().number());
    }

    @Test
    void whoeverLogsInAnewHasTheFirstForgotten() {
        Login first = Login.taking("root", new char[] {'x'});
        Login second = Login.taking("pi", new char[] {'y'});
        plugIn("ttyUSB0", "1");
        bench.logIn(first);
        bench.logIn(second);
        assertTrue(first.isWiped());
        assertFalse(second.isWiped());
        assertEquals(1, requests.size(), "only what failed for want of that begins anew");
        bench.close();
        assertTrue(second.isWiped());
    }

    @Test
    void aBenchThatIsClosedStopsWhatRunsAndBeginsNothing() {
        meanwhile = () -> {
            meanwhile = () -> { };
            bench.close();
        };
        plugIn("ttyUSB0", "1");
        assertEquals(1, cancelled);
        plugIn("ttyUSB1", "2");
        assertEquals(1, requests.size());
        assertTrue(bench.ended().isDone());
    }

    @Test
    void aBenchThatPausesSaysSo() {
        assertFalse(bench.isPaused());
        bench.pause(true);
        assertTrue(bench.isPaused());
    }
}
