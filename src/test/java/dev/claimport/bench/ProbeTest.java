package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.handover.DeviceConnector;
import dev.claimport.testing.ManualTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class ProbeTest {

    private final FakeBench bench = new FakeBench();
    private final CountDownLatch asked = new CountDownLatch(1);

    private Probe probe(DeviceConnector connector, Optional<Probe> before) {
        return new Probe(new SlotWorld(new FakeIot(new ManualTime()), bench, connector, () -> null), "/dev/ttyUSB0", Optional.empty(), before);
    }

    /** As a device that never answers. */
    private DeviceConnector silence() {
        return (_, _, _) -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
                throw new AssertionError("cannot be");
            } catch (InterruptedException e) {
                throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
            }
        };
    }

    @Test
    void oneThatWasStoppedBeforeItBeganTouchesNoPort() throws InterruptedException {
        Probe probe = probe((_, _, _) -> {
            throw new AssertionError("somebody else has the port");
        }, Optional.empty());
        probe.stopAndWait();
        assertThrows(InterruptedException.class, probe::call);
    }

    @Test
    void oneThatWaitsForADeviceIsStoppedAndWaitedFor() throws InterruptedException {
        Probe probe = probe(silence(), Optional.empty());
        var task = new FutureTask<>(probe);
        Thread thread = Thread.ofVirtual().start(task);
        asked.await();
        probe.stopAndWait();
        thread.join();
        Throwable ended = assertThrows(ExecutionException.class, task::get).getCause();
        assertEquals(LocalFailure.Kind.CANCELLED, ((FailureException) ended).failure().kind());
    }

    @Test
    void theNextOneOnAPortWaitsForTheOneBefore() throws Exception {
        Probe first = probe(silence(), Optional.empty());
        var task = new FutureTask<>(first);
        Thread.ofVirtual().start(task);
        asked.await();
        bench.plugIn("ttyUSB0", "4711");
        var second = new FutureTask<>(probe(bench.connector(), Optional.of(first)));
        Thread.ofVirtual().start(second);
        assertEquals("4711", second.get().identity().serial());
        assertThrows(ExecutionException.class, task::get);
    }
}
