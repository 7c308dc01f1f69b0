package dev.claimport.practice.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceIdentity.Standing;
import dev.claimport.device.DeviceState;
import dev.claimport.device.Verification;
import dev.claimport.device.handover.HandoverGroupDevice;
import dev.claimport.failure.LinkFailure.Kind;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.TestBundles;
import dev.claimport.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole conversations with a practice device on both kinds of cable, in real time. */
@Timeout(240)
class PracticeDeviceTest {

    enum Cables { PSEUDOTERMINAL, MEMORY }

    private static final VirtualDeviceOptions USUAL = VirtualDeviceOptions.usual("SN-0042").with(Sealing.NONE);

    private final TimeSource time = TimeSource.system();
    private final Bundle bundle = new TestBundles(time).bundle();
    private final FakeRegistration registration = FakeRegistration.succeedingAtOnce();
    private final PracticePorts ports = PracticePorts.alone(new JSerialCommPorts());
    private PracticeDevice practice;

    @AfterEach
    void close() {
        ports.close();
        bundle.claim().close();
    }

    @ParameterizedTest
    @EnumSource
    void bundleIsHandedOverAndTheDeviceRegisters(Cables cables) {
        plugIn(cables, USUAL);
        try (var device = connect()) {
            assertEquals("SN-0042", device.identify().serial());
            device.deliver(bundle, time.instant(), (_, _) -> { });
            assertEquals(new Verification.Verified("SHA-256"), device.commit());
            assertEquals(DeviceState.DONE, device.status().state());
        }
        assertEquals(DeviceState.DONE, practice.status().state());
        assertTrue(registration.bundle().key().isWiped());
    }

    @ParameterizedTest
    @EnumSource
    void noisyDeviceIsUnderstood(Cables cables) {
        plugIn(cables, USUAL.misbehaving(new DeviceFault.Noisy()));
        try (var device = connect()) {
            device.identify();
            device.deliver(bundle, time.instant(), (_, _) -> { });
            device.commit();
        }
    }

    @ParameterizedTest
    @EnumSource
    void cableThatComesOutIsPluggedInAgainAndDeliveryGoesOn(Cables cables) throws InterruptedException {
        plugIn(cables, USUAL.withBuffers(512, 1).misbehaving(new DeviceFault.Unplugs(1000, Optional.of(Duration.ofMillis(50)))));
        try (var device = connect()) {
            device.identify();
            Failures.expect(Kind.PORT_GONE, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
        }
        waitForPort();
        List<Long> held = new ArrayList<>();
        try (var device = connect()) {
            assertEquals("SN-0042", device.identify().serial());
            device.deliver(bundle, time.instant(), (now, _) -> held.add(now));
            device.commit();
            // It starts once its answer to the commit is out, and before it answers anything else.
            assertEquals(DeviceState.DONE, device.status().state());
        }
        assertTrue(held.getFirst() >= 1000, held.toString());
        assertEquals(1, registration.started());
    }

    @ParameterizedTest
    @EnumSource
    void unpluggedDeviceIsGoneFromTheListAndFromWhoHasItOpen(Cables cables) {
        plugIn(cables, USUAL);
        String path = practice.port();
        try (SerialLink link = ports.open(path, LineSettings.USUAL)) {
            practice.unplug();
            Failures.expect(Kind.PORT_GONE, () -> link.read(new byte[8], Duration.ofSeconds(10)));
        }
        assertEquals(List.of(), ports.list());
        assertEquals(Optional.empty(), practice.info());
        practice.replug();
        assertEquals(List.of(new PortInfo(practice.port(), "Practice device", Optional.empty(), Optional.empty(), Optional.of("SN-0042"))), ports.list());
        try (var device = connect()) {
            device.identify();
        }
    }

    /** Whoever waits for the cable would speak to another's device. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "paths that come and go")
    void pathOfAnUnpluggedDeviceIsGivenToNobodyElse() {
        plugIn(Cables.PSEUDOTERMINAL, USUAL);
        Path path = Path.of(practice.port());
        practice.unplug();
        assertFalse(Files.exists(path));
        try (var one = Pseudoterminal.open(); var other = Pseudoterminal.open()) {
            assertNotEquals(path, Path.of(one.path()));
            assertNotEquals(path, Path.of(other.path()));
            practice.replug();
        }
    }

    @ParameterizedTest
    @EnumSource
    void portIsForOneAtATimeAndFreeAfterwards(Cables cables) {
        plugIn(cables, USUAL);
        for (int i = 0; i < 3; i++) {
            try (SerialLink _ = ports.open(practice.port(), LineSettings.USUAL)) {
                Failures.expect(Kind.PORT_BUSY, () -> ports.open(practice.port(), LineSettings.USUAL));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheDeviceHoldsOutlivesTheConversation(Cables cables) {
        plugIn(cables, USUAL);
        try (var device = connect()) {
            device.deliver(bundle, time.instant(), (_, _) -> { });
        }
        List<Long> held = new ArrayList<>();
        try (var device = connect()) {
            assertEquals(Standing.LEFT_OVER, device.identify().standing());
            device.deliver(bundle, time.instant(), (now, _) -> held.add(now));
            device.commit();
        }
        assertEquals(List.of((long) TestBundles.bytes(bundle).length), held);
    }

    @ParameterizedTest
    @EnumSource
    void closedDeviceForgets(Cables cables) {
        plugIn(cables, USUAL);
        try (var device = connect()) {
            device.deliver(bundle, time.instant(), (_, _) -> { });
        }
        practice.close();
        assertEquals(DeviceState.EMPTY, practice.status().state());
        assertEquals(List.of(), ports.list());
        practice.replug();
        assertEquals(List.of(), ports.list(), "a closed device stays out");
    }

    @ParameterizedTest
    @EnumSource
    void severalDevicesAreToldApart(Cables cables) {
        plugIn(cables, USUAL);
        PracticeDevice other = plugIn(cables, VirtualDeviceOptions.usual("SN-0043"));
        assertEquals(List.of("SN-0042", "SN-0043"), ports.list().stream().map(port -> port.serialNumber().orElseThrow()).toList());
        try (var device = connect()) {
            assertEquals("SN-0043", device.identify().serial());
        }
        ports.remove(other);
        other.close();
        assertEquals(1, ports.list().size());
    }

    private PracticeDevice plugIn(Cables cables, VirtualDeviceOptions options) {
        assumeTrue(cables == Cables.MEMORY || Pseudoterminal.supported());
        practice = cables == Cables.MEMORY
                ? PracticeDevice.plugInWithin(BuiltIn.device("handover", options, registration, time), time)
                : PracticeDevice.plugIn(BuiltIn.device("handover", options, registration, time), time);
        ports.add(practice);
        return practice;
    }

    private HandoverGroupDevice connect() {
        return new HandoverGroupDevice(ports.open(practice.port(), LineSettings.USUAL), time);
    }

    private void waitForPort() throws InterruptedException {
        for (int i = 0; i < 1000 && ports.list().isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
