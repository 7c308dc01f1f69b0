package dev.claimport.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceIdentity.Standing;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.Verification;
import dev.claimport.device.finder.DeviceFinder;
import dev.claimport.device.handover.HandoverGroupDevice;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.PortInfo;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.TestBundles;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The library in C on a Cortex-M3 that QEMU emulates, as a technician meets it: found, handed to, reset, and followed to its end. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
class EmulatedBoardTest {

    private static final String CERTIFICATE = "c0ffee".repeat(10) + "cafe";
    private static final TimeSource TIME = TimeSource.system();

    private final Bundle bundle = new TestBundles(TIME).bundle();
    private final int sealed = TestBundles.bytes(bundle).length + 16;

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    @Test
    void isFoundAndTakesASealedClaimToItsEnd() throws InterruptedException {
        try (EmulatedBoard board = EmulatedBoard.start("3/4/5/6 sensor-QEMU-1 " + CERTIFICATE + "/7"); HandoverGroupDevice device = found(board)) {
            DeviceIdentity identity = device.identify();
            assertEquals("Emulated board, registration played", identity.model());
            assertTrue(identity.can(Capability.TAKES_SEAL));
            List<Long> held = new ArrayList<>();
            device.deliver(bundle, TIME.instant(), (now, _) -> held.add(now));
            assertEquals(sealed, held.getLast());
            assertEquals(new Verification.Verified("SHA-256"), device.commit());
            assertEquals(new DeviceStatus(DeviceState.DONE, Optional.of("sensor-QEMU-1"), Optional.of(CERTIFICATE), Optional.empty()), end(device));
        }
    }

    @Test
    void resetInTheMiddleIsBegunWithAnew() throws InterruptedException {
        try (EmulatedBoard board = EmulatedBoard.start("3/8 network No network."); HandoverGroupDevice device = found(board)) {
            device.identify();
            List<Long> held = new ArrayList<>();
            device.deliver(bundle, TIME.instant(), (now, _) -> {
                if (now > 1500 && held.stream().noneMatch(before -> before > 1500)) {
                    board.reset();
                }
                held.add(now);
            });
            assertEquals(2, held.stream().filter(offset -> offset == 0).count(), held.toString());
            assertEquals(new Verification.Verified("SHA-256"), device.commit());
            assertEquals(DeviceState.FAILED, end(device).state());
            board.reset();
            assertEquals(Standing.NOTHING, device.identify().standing());
        }
    }

    /** By what it says on its port, among all profiles that there are. */
    private static HandoverGroupDevice found(EmulatedBoard board) throws InterruptedException {
        PortInfo port = new PortInfo(board.port(), "", Optional.empty(), Optional.empty(), Optional.empty());
        DeviceFinder.Found found = found(port, TIME.instant().plus(Duration.ofSeconds(10)));
        assertEquals("handover", found.profile().dialect().id());
        return new HandoverGroupDevice(found.link(), TIME);
    }

    /** A number of a pseudo-terminal is used again at once, and whoever had it may not have let go of it yet. */
    private static DeviceFinder.Found found(PortInfo port, Instant last) throws InterruptedException {
        while (true) {
            try {
                return new DeviceFinder(new JSerialCommPorts(), BuiltIn.profiles(), TIME).find(port);
            } catch (FailureException e) {
                if (!e.failure().id().equals("port-busy") || TIME.instant().isAfter(last)) {
                    throw e;
                }
                TIME.sleep(Duration.ofMillis(100));
            }
        }
    }

    private static DeviceStatus end(HandoverGroupDevice device) {
        Instant deadline = TIME.instant().plus(Duration.ofSeconds(60));
        DeviceStatus status = device.status();
        while (status.state().compareTo(DeviceState.DONE) < 0 && TIME.instant().isBefore(deadline)) {
            status = device.status();
        }
        return status;
    }
}
