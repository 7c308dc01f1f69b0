package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PortWatchTest {

    private static final PortInfo ONE = port("/dev/ttyUSB0");
    private static final PortInfo TWO = port("/dev/ttyUSB1");

    private final Turns turns = new Turns();
    private final BlockingQueue<List<PortInfo>> told = new LinkedBlockingQueue<>();
    private volatile List<PortInfo> attached = List.of();

    @Test
    void tellsAtOnceAndThenOnlyWhatChanges() throws InterruptedException {
        try (PortWatch _ = new PortWatch(new Fake(), turns, told::add)) {
            assertEquals(List.of(), next());
            attached = List.of(ONE);
            turns.turn();
            assertEquals(List.of(ONE), next());
            turns.turn();
            turns.turn();
            attached = List.of(ONE, TWO);
            turns.turn();
            assertEquals(List.of(ONE, TWO), next());
            attached = List.of(TWO);
            turns.turn();
            assertEquals(List.of(TWO), next());
        }
        assertNull(told.poll());
        assertEquals(PortWatch.INTERVAL, turns.asked);
    }

    @Test
    void closedWatchTellsNothing() throws InterruptedException {
        PortWatch watch = new PortWatch(new Fake(), turns, told::add);
        next();
        watch.close();
        turns.ended.acquire();
        attached = List.of(ONE);
        turns.turns.release();
        assertFalse(told.contains(List.of(ONE)));
    }

    private List<PortInfo> next() throws InterruptedException {
        return told.poll(60, TimeUnit.SECONDS);
    }

    private static PortInfo port(String path) {
        return new PortInfo(path, "CP2102", Optional.of(0x10c4), Optional.of(0xea60), Optional.empty());
    }

    private final class Fake implements SerialPorts {

        @Override
        public List<PortInfo> list() {
            return attached;
        }

        @Override
        public SerialLink open(String path, LineSettings line) {
            throw new AssertionError("not asked for");
        }
    }

    /** Sleeps until the test gives it a turn. */
    private static final class Turns implements TimeSource {

        private final Semaphore asleep = new Semaphore(0);
        private final Semaphore turns = new Semaphore(0);
        private final Semaphore ended = new Semaphore(0);
        private volatile Duration asked;

        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            asked = duration;
            asleep.release();
            try {
                turns.acquire();
            } catch (InterruptedException e) {
                ended.release();
                throw e;
            }
        }

        /** Lets it look once more, when it sleeps. */
        void turn() throws InterruptedException {
            asleep.acquire();
            turns.release();
        }
    }
}
