package dev.claimport.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.PortWatch;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.signin.SessionKeeper;
import dev.claimport.signin.SessionLife;
import dev.claimport.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends a thread is told, whatever kind of thread it is. */
class UncaughtHandlerTest {

    private final BlockingQueue<Failure> told = new LinkedBlockingQueue<>();
    private Thread.UncaughtExceptionHandler before;

    @BeforeEach
    void install() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        new UncaughtHandler(told::add).install();
    }

    @AfterEach
    void restore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private void assertTold(String error) throws InterruptedException {
        Failure failure = told.poll(60, TimeUnit.SECONDS);
        assertEquals("unexpected", failure.id());
        assertEquals(error, failure.facts().get("error"));
    }

    @Test
    void anErrorOnAThreadOfItsOwn() throws InterruptedException {
        Thread.ofPlatform().start(() -> {
            throw new NoClassDefFoundError("x/Y");
        });
        assertTold("NoClassDefFoundError");
    }

    @Test
    void anErrorOnAVirtualThread() throws InterruptedException {
        Thread.ofVirtual().start(() -> {
            throw new StackOverflowError();
        });
        assertTold("StackOverflowError");
    }

    @Test
    void anErrorWhileThePortsAreWatched() throws InterruptedException {
        SerialPorts broken = new SerialPorts() {
            @Override
            public List<PortInfo> list() {
                throw new UnsatisfiedLinkError("as ordered");
            }

            @Override
            public SerialLink open(String path, LineSettings line) throws FailureException {
                throw new AssertionError("not asked for");
            }
        };
        try (var _ = new PortWatch(broken, TimeSource.system(), _ -> { })) {
            assertTold("UnsatisfiedLinkError");
        }
    }

    @Test
    void anErrorWhileASessionIsKept() throws InterruptedException {
        SessionLife broken = new SessionLife() {
            @Override
            public Optional<Instant> endsAt() {
                return Optional.empty();
            }

            @Override
            public Optional<Failure> ending() {
                return Optional.empty();
            }

            @Override
            public void keepFresh() {
                throw new OutOfMemoryError("as ordered");
            }
        };
        try (SessionKeeper keeper = SessionKeeper.start(broken, TimeSource.system())) {
            assertTold("OutOfMemoryError");
            keeper.close();
            assertFalse(keeper.isRunning());
        }
    }

    @Test
    void anErrorOfADeviceOfThePractice() throws InterruptedException {
        BlockingQueue<DeviceStatus> reported = new LinkedBlockingQueue<>();
        // Without a bundle it breaks as soon as it looks into it.
        try (var _ = new FleetProvisioning(TimeSource.system()).start(null, reported::add)) {
            assertTold("NullPointerException");
            assertEquals(DeviceState.CONNECTING, reported.poll(60, TimeUnit.SECONDS).state());
            assertEquals(DeviceState.FAILED, reported.poll(60, TimeUnit.SECONDS).state(), "it does not leave the hand-over waiting");
        }
    }
}
