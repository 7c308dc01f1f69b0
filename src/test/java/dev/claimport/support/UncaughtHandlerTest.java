package dev.claimport.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.PortWatch;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.TimeSource;
import java.util.List;
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
}
