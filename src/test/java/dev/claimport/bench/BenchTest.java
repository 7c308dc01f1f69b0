package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.order.WorkOrder;
import dev.claimport.bench.scan.ScanTarget;
import dev.claimport.bench.scan.ScannerSettings.Routed;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.device.Login;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.handover.Admission.Admitted;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.handover.Recovery;
import dev.claimport.handover.Run;
import dev.claimport.handover.RunId;
import dev.claimport.handover.RunOrigin;
import dev.claimport.handover.Step;
import dev.claimport.serial.PortInfo;
import dev.claimport.testing.ManualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Slots side by side, with devices that are plugged in and out. */
class BenchTest {

    private final ManualTime time = new ManualTime();
    private final FakeBench ports = new FakeBench();
    private final AttemptsOfProcess attempts = new AttemptsOfProcess();
    private final List<String> ended = new ArrayList<>();
    private final List<HandoverRequest> requests = new ArrayList<>();
    /** Serial numbers of devices that fail to register. */
    private final Set<String> broken = new HashSet<>();
    /** Gateways that ask who is there. */
    private final Set<String> locked = new HashSet<>();
    private final List<Optional<Login>> passwords = new ArrayList<>();
    private final List<String> typed = new ArrayList<>();
    /** What is done while a hand-over is under way. */
    private Consumer<String> meanwhile = _ -> { };
    /** What is done before its device answers. */
    private Runnable before = () -> { };
    /** Slots whose hand-over was stopped. */
    private final List<Integer> stopped = new ArrayList<>();
    private final BenchWorld world = new BenchWorld(new FakeIot(time), ports, ports.connector(), List::of, OneStep::new, attempts, Recovery.NONE);
    private final Bench bench = bench(BenchJob.of("practice-sensor", Map.of()));

    private Bench bench(BenchJob job) {
        return new Bench(world, new DirectBackground(), time, 3, job, new Shift("J. Weber", "bench-3", "B-0117", time.instant()), new BenchListener() {
            @Override
            public void changed(BenchSlot slot) {
            }

            @Override
            public void ended(BenchSlot slot, Verdict verdict) {
                ended.add(slot.number() + " " + verdict.failure().map(failure -> failure.id()).orElse(verdict.phase().name()));
            }
        });
    }

    /** Asks the device who it is and whether it may pass, as a hand-over does, and is done. */
    private final class OneStep implements Engine {

        private final RunOrigin origin;

        OneStep(UnaryOperator<RunOrigin> origin) {
            this.origin = origin.apply(RunOrigin.UNKNOWN);
        }

        @Override
        public HandoverResult run(HandoverRequest request, Consumer<HandoverEvent> events) {
            requests.add(request);
            before.run();
            PortInfo port = ports.list().stream().filter(listed -> listed.path().equals(request.port().orElseThrow())).findFirst().orElseThrow();
            var identity = FakeBench.identity(port.serialNumber().orElseThrow());
            events.accept(new HandoverEvent.DeviceAnswered(port, identity, Optional.empty(), Optional.empty()));
            Optional<HandoverResult.StepFailure> failed = Optional.empty();
            try {
                request.admission().admit(identity, RunId.next(time.instant(), new Random(1)));
                meanwhile.accept(identity.serial());
                passwords.add(request.secrets().login());
                if (locked.contains(identity.serial())) {
                    request.secrets().login().ifPresent(login -> login.typePassword(bytes -> typed.add(StandardCharsets.UTF_8.decode(bytes).toString())));
                    boolean right = !typed.isEmpty() && typed.getLast().equals("right");
                    if (request.secrets().login().isEmpty() || !right) {
                        throw new DeviceFailure(request.secrets().login().isEmpty() ? DeviceFailure.Kind.GATEWAY_LOGIN_NEEDED : DeviceFailure.Kind.GATEWAY_LOGIN_REFUSED,
                                Map.of("port", "x", "user", "root")).exception();
                    }
                }
                if (broken.contains(identity.serial())) {
                    throw new RegistrationFailure(RegistrationFailure.Kind.HOOK_REFUSED, Map.of()).exception();
                }
            } catch (FailureException e) {
                failed = Optional.of(new HandoverResult.StepFailure(Step.DEVICE, e.failure()));
            }
            return new HandoverResult(Run.begin(time.instant(), origin), failed.isPresent() ? Outcome.FAILED : Outcome.CONFIRMED,
                    new HandoverResult.Target(request.templateName(), request.port(), Optional.empty(), Optional.of(identity)),
                    new HandoverResult.Identifiers(Optional.of("sensor-" + identity.serial()), Optional.empty(), Optional.empty()),
                    List.of(new HandoverResult.StepRecord(Step.DEVICE, Duration.ofSeconds(1), HandoverResult.StepOutcome.DONE)), failed);
        }

        @Override
        public void cancel() {
            stopped.add(Integer.valueOf(origin.place().slot()));
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

    @Test
    void aDeviceThatIsPluggedInIsHandedOverAndItsVerdictStaysUntilTheNext() {
        PortInfo port = plugIn("ttyUSB0", "1");
        BenchSlot slot = bench.slots().getFirst();
        assertEquals(List.of("1 CONFIRMED"), ended);
        assertEquals(Optional.of("sensor-1"), slot.thing());
        unplug(port);
        assertEquals(Phase.CONFIRMED, slot.phase(), "the verdict stays while nothing is there");
        assertEquals(Optional.empty(), slot.port());
        plugIn("ttyUSB0", "2");
        assertEquals(List.of("1 CONFIRMED", "1 CONFIRMED"), ended);
        assertEquals("2", slot.device().orElseThrow().serial());
    }

    /** As for a pseudo-terminal, which the system does not list until somebody has opened it; or for a device that the system has just looked at. */
    @Test
    void aPortThatIsDescribedInOtherWordsWhileItIsOpenIsNoOtherDevice() {
        PortInfo now = new PortInfo("/dev/ttyUSB0", "in other words", Optional.empty(), Optional.empty(), Optional.of("1"), Optional.of("1-2"), Optional.of(0));
        meanwhile = _ -> bench.show(List.of(now));
        plugIn("ttyUSB0", "1");
        bench.show(List.of(now));
        assertEquals(List.of("1 CONFIRMED"), ended);
        meanwhile = _ -> { };
        ports.unplug(ports.list().getFirst());
        plugIn("ttyUSB0", "2");
        assertEquals(List.of("1 CONFIRMED", "1 CONFIRMED"), ended, "and another device is one");
    }

    @Test
    void aPortKeepsItsSlot() {
        PortInfo first = plugIn("ttyUSB0", "1");
        plugIn("ttyUSB1", "2");
        unplug(first);
        plugIn("ttyUSB2", "3");
        plugIn("ttyUSB0", "4");
        assertEquals(List.of("1 CONFIRMED", "2 CONFIRMED", "3 CONFIRMED", "1 CONFIRMED"), ended);
    }

    private static PortInfo onHub(String path, String serial, String location) {
        return new PortInfo(path, "bridge", Optional.of(0x10c4), Optional.of(0xea60), Optional.of(serial), Optional.of(location), Optional.of(0));
    }

    /** Its bridges all have one USB serial number; the device in work goes on in its slot, and the one that has its path now is another's. */
    @Test
    void aHubThatSwapsPathsSwapsNoSlots() {
        PortInfo firstNow = onHub("/dev/ttyUSB1", "1", "1-2.1");
        PortInfo secondNow = onHub("/dev/ttyUSB0", "1", "1-2.2");
        meanwhile = _ -> {
            bench.pause(true);
            bench.show(List.of(secondNow, firstNow));
        };
        ports.plugIn("ttyUSB0", "1");
        bench.show(List.of(onHub("/dev/ttyUSB0", "1", "1-2.1")));
        assertEquals(List.of("1 CONFIRMED"), ended);
        assertEquals(List.of(Optional.of(firstNow), Optional.of(secondNow)), bench.slots().stream().limit(2).map(BenchSlot::port).toList());
        assertEquals(List.of(Optional.of("1-2.1"), Optional.of("1-2.2")), bench.slots().stream().limit(2).map(BenchSlot::home).toList());
    }

    @Test
    void twoSlotsCannotHaveOnePort() {
        bench.assign(1, "/dev/ttyUSB7");
        assertEquals("slot-port-taken", assertThrows(FailureException.class, () -> bench.assign(2, "/dev/ttyUSB7")).failure().id());
        plugIn("ttyUSB0", "1");
        plugIn("ttyUSB7", "2");
        assertEquals(List.of("2 CONFIRMED", "1 CONFIRMED"), ended);
    }

    @Test
    void aFailureOfOneSlotIsNothingToTheOthers() {
        broken.add("1");
        plugIn("ttyUSB0", "1");
        plugIn("ttyUSB1", "2");
        assertEquals(List.of("1 hook-refused", "2 CONFIRMED"), ended);
    }

    @Test
    void oneSerialNumberInTwoSlotsAtOnceIsStopped() {
        meanwhile = serial -> {
            meanwhile = _ -> { };
            plugIn("ttyUSB1", serial);
        };
        plugIn("ttyUSB0", "1");
        assertEquals(List.of("2 serial-in-work", "1 CONFIRMED"), ended);
    }

    @Test
    void aDeviceThatPassedIsStoppedUnlessTheOperatorSaysAgain() {
        unplug(plugIn("ttyUSB0", "1"));
        plugIn("ttyUSB0", "1");
        bench.again(1);
        bench.start(1);
        assertEquals(List.of("1 CONFIRMED", "1 serial-passed", "1 CONFIRMED", "1 serial-passed"), ended);
    }

    @Test
    void whatIsSaidOfADeviceThatIsGoneIsSaidOfNoOther() {
        unplug(plugIn("ttyUSB0", "1"));
        unplug(plugIn("ttyUSB0", "1"));
        bench.again(1);
        PortInfo port = plugIn("ttyUSB0", "1");
        assertEquals("1 serial-passed", ended.getLast());
        meanwhile = _ -> bench.again(1);
        bench.again(1);
        assertEquals("1 CONFIRMED", ended.getLast());
        bench.start(1);
        assertEquals("1 serial-passed", ended.getLast(), "nor is what was said while it was in work");
        unplug(port);
    }

    @Test
    void aDeviceMayFailToALimit() {
        broken.add("1");
        plugIn("ttyUSB0", "1");
        bench.start(1);
        bench.start(1);
        bench.start(1);
        bench.start(1);
        assertEquals(List.of("1 hook-refused", "1 hook-refused", "1 hook-refused", "1 retries-used", "1 retries-used"), ended);
        bench.again(1);
        assertEquals("1 hook-refused", ended.getLast());
    }

    @Test
    void aLabelThatSaysSomethingElseStopsTheDevice() {
        bench.take(bench.job().starting(false));
        plugIn("ttyUSB0", "1");
        assertTrue(ended.isEmpty());
        assertEquals(1, bench.scan("2").orElseThrow().number());
        bench.scan(1, "1");
        assertEquals(List.of("1 serial-differs", "1 CONFIRMED"), ended);
    }

    @Test
    void aLabelThatIsScannedLateStopsTheDeviceAllTheSame() {
        meanwhile = _ -> bench.scan(1, "2");
        plugIn("ttyUSB0", "1");
        assertEquals(List.of(1), stopped, "in the middle");
        meanwhile = _ -> { };
        bench.scan(1, "1");
        bench.scan(1, "3");
        assertEquals("1 serial-differs", ended.getLast(), "when it is done");
        bench.scan(1, "1");
        assertEquals("1 serial-passed", ended.getLast(), "and the right one says what it is");
    }

    @Test
    void aLabelThatIsScannedBeforeTheDeviceAnswersIsHeldAgainstIt() {
        before = () -> bench.scan(1, "2");
        plugIn("ttyUSB0", "1");
        assertEquals(List.of("1 serial-differs"), ended);
    }

    @Test
    void devicesThatSayNothingOfThemselvesDoNotStandForEachOther() {
        meanwhile = _ -> {
            meanwhile = _ -> { };
            plugIn("ttyUSB1", "");
        };
        unplug(plugIn("ttyUSB0", ""));
        plugIn("ttyUSB0", "");
        broken.add("");
        for (int time = 0; time < 5; time++) {
            bench.start(1);
        }
        assertEquals(List.of("2 CONFIRMED", "1 CONFIRMED", "1 CONFIRMED"), ended.subList(0, 3));
        assertEquals(Set.of("1 hook-refused"), Set.copyOf(ended.subList(3, 8)));
        bench.scan(1, "1");
        assertEquals("1 serial-differs", ended.getLast());
    }

    @Test
    void aLabelMayBeScannedBeforeItsDeviceIsPluggedIn() {
        bench.scan("1");
        plugIn("ttyUSB0", "2");
        plugIn("ttyUSB1", "3");
        assertEquals(List.of("1 serial-differs", "2 CONFIRMED"), ended);
    }

    @Test
    void whatALabelSaysBesideItsSerialNumberIsForItsDeviceAlone() {
        bench.scan(Optional.empty(), "2", Map.of("Site", "old"));
        bench.scan(Optional.empty(), "1", Map.of("Product", "09521234543213"));
        plugIn("ttyUSB0", "1");
        plugIn("ttyUSB1", "2");
        assertEquals(List.of("1 CONFIRMED", "2 CONFIRMED"), ended);
        assertEquals(List.of(Map.of("Product", "09521234543213"), Map.of()), requests.stream().map(request -> request.parameters()).toList());
    }

    @Test
    void aScanDoesWhatItSays() {
        List<String> said = new ArrayList<>();
        var scans = new ScannedWork(() -> Optional.of(bench), new ScannedWork.Desk() {
            @Override
            public void named(ScanTarget what, String text) {
                said.add(what + " " + text);
            }

            @Override
            public void commanded(String command) {
                said.add(command);
            }
        });
        bench.take(bench.job().starting(false));
        plugIn("ttyUSB0", "1");
        plugIn("ttyUSB1", "2");
        scans.take(new Routed(ScanTarget.SLOT, "2"));
        scans.take(new Routed(ScanTarget.SERIAL, "2", Map.of(), Optional.of("B-7")));
        scans.take(new Routed(ScanTarget.SERIAL, "1"));
        scans.take(new Routed(ScanTarget.SLOT, "2"));
        scans.take(new Routed(ScanTarget.COMMAND, "AGAIN"));
        scans.take(new Routed(ScanTarget.COMMAND, "Pause"));
        scans.take(new Routed(ScanTarget.OPERATOR, "J. Weber"));
        assertEquals(List.of("2 CONFIRMED", "1 CONFIRMED", "2 CONFIRMED"), ended);
        assertEquals(List.of("BATCH B-7", "pause", "OPERATOR J. Weber"), said);
    }

    @Test
    void whatBecomesOfAnOrderIsATable() {
        var devices = new LinkedHashMap<String, Admitted>();
        List.of("1", "=2", "3").forEach(serial -> devices.put(serial, Admitted.UNKNOWN));
        var order = new WorkOrder("A-77", devices);
        bench.take(bench.job().by(Optional.of(order)));
        broken.add("=2");
        plugIn("ttyUSB0", "1");
        plugIn("ttyUSB1", "=2");
        var result = new OrderResult(order);
        attempts.since(Instant.EPOCH).forEach(result::add);
        assertEquals(1, result.passed());
        String start = time.instant().toString();
        assertEquals("serial,outcome,thing,failure,attempts,last\r\n1,confirmed,sensor-1,,1," + start + "\r\n'=2,failed,sensor-=2,hook-refused,1," + start
                + "\r\n3,open,,,0,\r\n", new String(result.table(), StandardCharsets.UTF_8).replace("\"", ""));
    }

    @Test
    void onlyDevicesOfTheOrderPass() {
        var devices = new LinkedHashMap<String, Admitted>();
        devices.put("1", new Admitted(Map.of(), "B-1", "", ""));
        bench.take(bench.job().by(Optional.of(new WorkOrder("A-77", devices))));
        plugIn("ttyUSB0", "1");
        plugIn("ttyUSB1", "2");
        assertEquals(List.of("1 CONFIRMED", "2 serial-not-listed"), ended);
        assertEquals("B-1", attempts.of("1").getFirst().batch());
        assertEquals("A-77", attempts.of("1").getFirst().order());
    }

    @Test
    void aLoginIsAskedForOnceAndHoldsForAllGatewaysUntilTheBenchIsClosed() {
        locked.addAll(List.of("1", "2", "3"));
        plugIn("ttyUSB0", "1");
        plugIn("ttyUSB1", "2");
        assertEquals(List.of("1 gateway-login-needed", "2 gateway-login-needed"), ended);
        Login login = Login.taking("root", "right".toCharArray());
        bench.logIn(login);
        plugIn("ttyUSB2", "3");
        assertEquals(List.of("1 CONFIRMED", "2 CONFIRMED", "3 CONFIRMED"), ended.subList(2, 5));
        assertTrue(passwords.stream().flatMap(Optional::stream).allMatch(Login::isWiped), "each hand-over wipes its own");
        assertFalse(login.isWiped());
        bench.close();
        assertTrue(login.isWiped());
    }

    @Test
    void aLoginThatWasRefusedIsTriedOnNoOtherGateway() {
        locked.addAll(List.of("1", "2"));
        Login login = Login.taking("root", "wrong".toCharArray());
        bench.logIn(login);
        plugIn("ttyUSB0", "1");
        plugIn("ttyUSB1", "2");
        assertEquals(List.of("1 gateway-login-refused", "2 gateway-login-needed"), ended);
        assertEquals(List.of("wrong"), typed);
        assertTrue(login.isWiped());
    }

    @Test
    void whatIsRecordedSaysWhereItWas() {
        plugIn("ttyUSB0", "1");
        RunOrigin origin = bench.slots().getFirst().verdict().orElseThrow().result().orElseThrow().run().origin();
        assertEquals(new RunOrigin.Place("1", "B-0117", ""), origin.place());
        assertEquals("J. Weber", origin.operator());
        assertEquals("bench-3", origin.station());
    }

    @Test
    void whileItPausesNothingStartsByItself() {
        bench.pause(true);
        plugIn("ttyUSB0", "1");
        assertTrue(bench.slots().getFirst().isWaitingForStart());
        bench.pause(false);
        assertEquals(List.of("1 CONFIRMED"), ended);
    }

    @Test
    void whenItDrainsNothingIsBegun() {
        bench.drain();
        plugIn("ttyUSB0", "1");
        bench.start(1);
        assertTrue(ended.isEmpty());
        assertFalse(bench.isBusy());
    }
}
