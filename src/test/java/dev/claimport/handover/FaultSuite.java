package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
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
    /** On a line that goes on losing, what is to be taken back from the device takes as long as its answers are waited for. */
    private static final Duration PORT_BACK_FROM_A_BAD_LINE = Duration.ofSeconds(60);
    /** Of all suites together; {@code mvn -Pnightly} has ten times as many. */
    private static final int RANDOM_FAULTS = Integer.getInteger("random.faults", 1_000);
    private static final long FIRST_SEED = Long.getLong("random.faults.seed", 1);
    private static final int SUITES = 4;

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

    /** Whatever happens to the line, again and again. Seeds that have found something are kept in {@code random-faults.txt}, and come first. */
    @Test
    @Timeout(3600)
    void randomFaultsDoNoHarm(TestReporter reporter) throws IOException {
        int count = RANDOM_FAULTS / SUITES;
        reporter.publishEntry(getClass().getSimpleName(), "seeds " + FIRST_SEED + " to " + (FIRST_SEED + count - 1));
        int confirmed = 0;
        for (long seed : LongStream.concat(keptSeeds(), LongStream.range(FIRST_SEED, FIRST_SEED + count)).toArray()) {
            Random random = new Random(seed);
            double often = random.nextDouble() * random.nextDouble() / 4;
            Run run = assertTimeoutPreemptively(Duration.ofSeconds(120), () ->
                    new Run(Optional.empty(), Step.DEVICE, 0, line -> new RandomLine(line, time, random, often)), "seed " + seed + " does not end");
            run.assertNoHarm("seed " + seed + ": " + run.result, PORT_BACK_FROM_A_BAD_LINE);
            confirmed += run.result.outcome() == Outcome.CONFIRMED ? 1 : 0;
        }
        reporter.publishEntry(getClass().getSimpleName(), confirmed + " of " + count + " confirmed");
        assertTrue(confirmed > count / 4, confirmed + " of " + count + " confirmed");
    }

    private static LongStream keptSeeds() throws IOException {
        try (InputStream kept = FaultSuite.class.getResourceAsStream("random-faults.txt")) {
            return new String(kept.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).mapToLong(Long::parseLong);
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
            this(fault, step, position, UnaryOperator.identity());
        }

        /** @param through what each line goes through */
        Run(Optional<Fault> fault, Step step, int position, UnaryOperator<SerialLink> through) {
            time.set(ManualTime.START);
            rig = rig(time);
            iot = new ScriptedIot(time, claims);
            iot.principals = List.of();
            port = new FaultyPort(rig.device(), time, fault, step, position, rig::requested);
            watched = new Watched();
            var request = HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of(), RootCas.amazon());
            result = new Handover(iot, port, link -> watched.over(rig.devices().on(through.apply(link))), time, HandoverPolicy.USUAL)
                    .run(request, this::told);
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
            assertNoHarm(where, PORT_BACK);
        }

        void assertNoHarm(String where, Duration portBack) {
            assertTrue(took.compareTo(LONGEST) < 0, took + ", " + where);
            assertTrue(iot.claims.stream().allMatch(claim -> claim.key().isWiped()), "a key is left, " + where);
            assertEquals(0, port.open(), "the port is left open, " + where);
            Duration held = Duration.between(watched.lastDone, port.closedAt());
            assertTrue(held.compareTo(portBack) <= 0, "the port was held for " + held + ", " + where);
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
