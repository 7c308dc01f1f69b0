package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.RootCas;
import dev.claimport.device.DeliveryProgress;
import dev.claimport.device.Device;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.Devices;
import dev.claimport.device.Forgets;
import dev.claimport.device.ReportsProgress;
import dev.claimport.device.Resumes;
import dev.claimport.device.TakesSeal;
import dev.claimport.device.Verification;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.failure.LocalFailure;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.practice.device.BundleContents;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault at three requests of each step of a whole hand-over to one kind of device, in injected time: it never hangs, never
 * says yes to what did not happen, never leaves a device with half a bundle to act on, and gives the port back within two seconds.
 */
@Timeout(60)
abstract class FaultSuite {

    private static final Duration LONGEST = Duration.ofMinutes(8);
    private static final Duration PORT_BACK = Duration.ofSeconds(2);
    /** From a device that says nothing any more, or is gone, to the failure with its name. */
    private static final Duration NAMED = Duration.ofSeconds(10);

    private final ManualTime time = new ManualTime();
    /** Of one authority, since making those is slow. */
    private final TestClaims claims = new TestClaims(time);

    /** A device of the kind, and what is known of it beside the line. */
    interface Rig {

        SmpFirmware device();

        Devices devices();

        /** Called before each request reaches the device: lets a registration go on. */
        void requested();

        /** Everything that the device was given to act on, in its order; the keys may be wiped by now. */
        List<BundleContents> actedOn();

        /** The certificate that the device ends with. */
        String certificateId();

        /** What a fault may end in at best. */
        Set<Outcome> outcomes(Fault fault, Step step);
    }

    abstract Rig rig(ManualTime at);

    /** The steps in which this kind of device is asked something. */
    abstract List<Step> steps();

    static Stream<Arguments> places() {
        return Arrays.stream(Fault.values()).flatMap(fault -> Stream.of(0, 1, 2).map(third -> Arguments.of(fault, third)));
    }

    @Test
    void withoutAFaultTheDeviceIsConfirmed() {
        Run run = new Run(Optional.empty(), Step.DEVICE, 0);
        assertEquals(Outcome.CONFIRMED, run.result.outcome(), run.result.toString());
        steps().forEach(step -> assertTrue(run.port.requests(step) > 0, step + " asks nothing"));
    }

    @ParameterizedTest(name = "{0}, position {1}")
    @MethodSource("places")
    void aFaultEndsWellOrInAFailureWithAName(Fault fault, int third) {
        Run fair = new Run(Optional.empty(), Step.DEVICE, 0);
        for (Step step : steps()) {
            int last = fair.port.requests(step) - 1;
            Run run = new Run(Optional.of(fault), step, third == 0 ? 0 : third == 1 ? last / 2 : last);
            String where = fault + " in " + step + ": " + run.result;
            assertTrue(run.port.happened(), where);
            run.assertNoHarm(where);
            if (fault == Fault.HANG || fault == Fault.GONE) {
                Duration named = Duration.between(run.port.happenedAt(), run.port.closedAt());
                assertTrue(named.compareTo(NAMED) <= 0, "named after " + named + ", " + where);
            }
            assertTrue(run.rig.outcomes(fault, step).contains(run.result.outcome()), where);
        }
    }

    /** One hand-over. */
    private final class Run {

        private final Rig rig;
        private final ScriptedIot iot;
        private final FaultyPort port;
        private final Watched watched;
        private final HandoverResult result;
        private final Duration took;

        Run(Optional<Fault> fault, Step step, int position) {
            time.set(ManualTime.START);
            rig = rig(time);
            iot = new ScriptedIot(time, claims);
            iot.principals = List.of();
            port = new FaultyPort(rig.device(), time, fault, step, position, rig::requested);
            watched = new Watched();
            var request = HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of(), RootCas.amazon());
            result = new Handover(iot, port, link -> watched.over(rig.devices().on(link)), time, HandoverPolicy.USUAL).run(request, this::told);
            took = Duration.between(ManualTime.START, time.instant());
            rig.device().close();
        }

        private void told(HandoverEvent event) {
            if (event instanceof HandoverEvent.StepStarted(Step started)) {
                port.entered(started);
                if (started == Step.CONFIRM && !rig.actedOn().isEmpty()) {
                    iot.principals = List.of("arn:aws:iot:eu-west-1:112233445566:cert/" + rig.certificateId());
                }
            }
        }

        void assertNoHarm(String where) {
            assertTrue(took.compareTo(LONGEST) < 0, took + ", " + where);
            assertTrue(iot.claims.stream().allMatch(claim -> claim.key().isWiped()), "a key is left, " + where);
            assertEquals(0, port.open(), "the port is left open, " + where);
            Duration held = Duration.between(watched.lastDone, port.closedAt());
            assertTrue(held.compareTo(PORT_BACK) <= 0, "the port was held for " + held + ", " + where);
            for (BundleContents given : rig.actedOn()) {
                assertTrue(iot.claims.stream().anyMatch(claim -> claim.certificate().equals(given.certificate())), "another claim, " + where);
                assertEquals(ScriptedIot.TEMPLATE, given.templateName(), where);
                assertEquals(RootCas.amazon(), given.rootCas(), where);
            }
            if (result.outcome() == Outcome.CONFIRMED) {
                assertFalse(rig.actedOn().isEmpty(), "false success, " + where);
            } else {
                assertEquals(Outcome.FAILED, result.outcome(), where);
                assertFalse(result.failure().orElseThrow() instanceof LocalFailure, where);
            }
        }
    }

    /** Notes when the device was last asked something that matters, which is when a failure of it is known. */
    private final class Watched implements ReportsProgress, TakesSeal, Resumes, Forgets {

        private final List<Device> devices = new ArrayList<>();
        private Instant lastDone = ManualTime.START;

        Device over(Device device) {
            devices.add(device);
            return this;
        }

        private void noted(Runnable call) {
            try {
                call.run();
            } finally {
                lastDone = time.instant();
            }
        }

        private Device device() {
            return devices.getLast();
        }

        @Override
        public DeviceIdentity identify() {
            try {
                return device().identify();
            } finally {
                lastDone = time.instant();
            }
        }

        @Override
        public void prove(ProofOfPossession code) {
            ((TakesSeal) device()).prove(code);
        }

        @Override
        public void deliver(Bundle bundle, Instant now, DeliveryProgress progress) {
            noted(() -> device().deliver(bundle, now, progress));
        }

        @Override
        public Verification commit() {
            try {
                return device().commit();
            } finally {
                lastDone = time.instant();
            }
        }

        @Override
        public DeviceStatus status() {
            try {
                return ((ReportsProgress) device()).status();
            } finally {
                lastDone = time.instant();
            }
        }

        @Override
        public void abort() {
            ((Forgets) device()).abort();
        }

        @Override
        public void resume(SerialLink link) {
            noted(() -> ((Resumes) device()).resume(link));
        }

        @Override
        public void close() {
            device().close();
        }
    }
}
