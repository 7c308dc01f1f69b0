package dev.claimport.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.app.SupportedDialects;
import dev.claimport.claim.Bundle;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.PassingLink;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import dev.claimport.testing.VirtualLine.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Slow, noisy and broken lines to each family that is no script, in virtual time; for those in text {@code FamiliesTest} has the same, and gateways have a
 * shell of their own.
 */
@ParameterizedClass
@MethodSource("families")
class BadLinesTest {

    private static final Set<String> ELSEWHERE = Set.of("script", "console");
    /** Of a hand-over to a device that says nothing from some point on. */
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Set<Enum<?>> NAMED = Set.of(Kind.DEVICE_SILENT, Kind.DEVICE_GARBAGE, Kind.STEP_UNANSWERED, Kind.STEP_REFUSED, Kind.DEVICE_WRONG_STATE, Kind.DEVICE_LOST_TRACK,
            Kind.DIGEST_WRONG, Kind.DEVICE_STORAGE_FAILED);

    @Parameter
    private String name;

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private final FakeRegistration registration = FakeRegistration.waiting();

    static Stream<String> families() {
        return BuiltIn.profiles().all().stream().map(ProfileLibrary.Entry::profile).filter(profile -> !ELSEWHERE.contains(profile.dialect().id())).map(Profile::name);
    }

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private Profile profile() {
        return BuiltIn.profiles().choose(name, List.of());
    }

    private PracticeFirmware plugIn(DeviceFault... faults) {
        return SupportedDialects.builtIn().practice().playing(profile()).orElseThrow()
                .device(profile(), VirtualDeviceOptions.usual("4711-000001").misbehaving(faults), registration, time);
    }

    private Device device(SerialLink line) {
        return profile().devices(time).on(line);
    }

    private Verification handOver(Device device) {
        device.identify();
        device.deliver(bundle, time.instant(), (_, _) -> { });
        return device.commit();
    }

    @Test
    void slowLineAndSmallBufferAreEnough() {
        VirtualLine line = new VirtualLine(plugIn(), time).paced(9600, 64);
        Instant begun = time.instant();
        assertEquals(profile().settings().verification(), handOver(device(line)));
        Duration taken = Duration.between(begun, time.instant());
        Duration least = Duration.ofNanos(10_000_000_000L / 9600).multipliedBy(line.bytesWritten());
        assertTrue(taken.compareTo(least) >= 0 && taken.compareTo(least.multipliedBy(3).plusSeconds(10)) < 0, taken + " for " + line.bytesWritten() + " B");
    }

    @Test
    void deviceThatWritesALogIsUnderstood() {
        assertEquals(profile().settings().verification(), handOver(device(new VirtualLine(plugIn(new DeviceFault.Noisy()), time))));
    }

    /** Whatever is proved in the end is what was sent. */
    @Test
    void lineThatLosesAndCutsEndsInAProofOrInANamedFailure() {
        int through = 0;
        for (int seed = 0; seed < 30; seed++) {
            time.set(ManualTime.START);
            try (Device device = device(new VirtualLine(plugIn(), time, new Trouble(0.0005, 0.0005, 0.0005, 0.0005, 0.0025), seed))) {
                assertEquals(profile().settings().verification(), handOver(device));
                through++;
            } catch (FailureException e) {
                assertTrue(NAMED.contains(e.failure().kind()), e.getMessage());
            }
        }
        assertTrue(through > 0, "never");
    }

    @Test
    void silenceFromAnyPointOnIsNamedInTime() {
        VirtualLine whole = new VirtualLine(plugIn(), time);
        handOver(device(whole));
        for (int tenth = 0; tenth < 10; tenth++) {
            Instant begun = time.instant();
            Device device = device(new Breaking(new VirtualLine(plugIn(), time), whole.bytesWritten() * tenth / 10, () -> { }, true));
            FailureException thrown = assertThrows(FailureException.class, () -> handOver(device));
            assertTrue(NAMED.contains(thrown.failure().kind()), thrown.toString());
            Duration taken = Duration.between(begun, time.instant());
            assertTrue(taken.compareTo(LONGEST) < 0, "after " + tenth + " tenths it took " + taken);
        }
    }

    /** From the third second on it is shown, with Cancel beside it. */
    @Test
    void whoWaitsForADeviceThatSaysNothingTellsHowLong() {
        VirtualLine silent = new VirtualLine(plugIn(new DeviceFault.Silent()), time);
        Instant[] told = {time.instant()};
        Device device = device(new Forwarding(silent) {
            @Override
            public void expect(Duration atMost) {
                told[0] = time.instant().plus(atMost);
            }

            @Override
            public int read(byte[] into, Duration timeout) {
                int count = super.read(into, timeout);
                assertTrue(time.instant().isBefore(told[0].plusSeconds(3)), () -> "at " + time.instant() + " nobody was told");
                return count;
            }
        });
        assertThrows(FailureException.class, device::identify);
        assertTrue(Duration.between(ManualTime.START, time.instant()).compareTo(Duration.ofSeconds(3)) > 0);
    }

    @Test
    void deviceThatStartsAnewAtAnyPointIsHandedOverToOrNamed() {
        if (!(plugIn() instanceof SmpFirmware)) {
            return;
        }
        VirtualLine whole = new VirtualLine(plugIn(), time);
        handOver(device(whole));
        int registered = registration.started();
        for (int tenth = 1; tenth < 10; tenth++) {
            time.set(ManualTime.START);
            SmpFirmware firmware = (SmpFirmware) plugIn();
            Breaking line = new Breaking(new VirtualLine(firmware, time), whole.bytesWritten() * tenth / 10, firmware::restart, false);
            try (Device device = device(line)) {
                assertEquals(profile().settings().verification(), handOver(device));
            } catch (FailureException e) {
                assertTrue(NAMED.contains(e.failure().kind()), e.getMessage());
                continue;
            }
            assertTrue(registration.started() > registered, "it is not what was proved");
            registered = registration.started();
        }
    }

    /** Something happens once so many bytes were sent; from then on the line may be dead. */
    private static final class Breaking extends Forwarding {

        private final long after;
        private final Runnable then;
        private final boolean dead;
        private boolean broken;

        Breaking(VirtualLine line, long after, Runnable then, boolean dead) {
            super(line);
            this.after = after;
            this.then = then;
            this.dead = dead;
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            int count = super.read(into, timeout);
            return broken && dead ? 0 : count;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (!broken && line().bytesWritten() >= after) {
                broken = true;
                then.run();
            }
            if (!broken || !dead) {
                super.write(bytes, offset, length);
            }
        }
    }

    /** A line with something around it. */
    private static class Forwarding extends PassingLink {

        private final VirtualLine line;

        Forwarding(VirtualLine line) {
            super(line);
            this.line = line;
        }

        VirtualLine line() {
            return line;
        }
    }
}
