package dev.claimport.handover;

import dev.claimport.failure.LocalFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many devices are found out about side by side. Each question to a port has its second: where a computer cannot ask all of them in time, as a rack of
 * devices that comes up at once has it, what answered well would be called silent. Those that find no turn wait, in their order. Thread-safe.
 */
public final class Turns {

    /** So many a processor looks at in time beside all else that it has to do; of twice as many some were late. */
    private static final int OF_A_PROCESSOR = 4;

    private final Semaphore free;

    private Turns(int most) {
        free = new Semaphore(most, true);
    }

    /** @param most side by side */
    static Turns of(int most) {
        return new Turns(most);
    }

    /** As many as this computer looks at in time. */
    public static Turns ofThisComputer() {
        return of(OF_A_PROCESSOR * Runtime.getRuntime().availableProcessors());
    }

    /** What has a turn while it runs. */
    interface Work {
        void run() throws InterruptedException;
    }

    /**
     * Waits for a turn, and works.
     *
     * @param waiting told where it has to wait
     * @param most how long it waits
     * @throws InterruptedException when it was stopped while it waited
     * @throws dev.claimport.failure.FailureException {@code overdue}
     */
    void take(Work work, Runnable waiting, Duration most) throws InterruptedException {
        // With a time, or it would come before those that wait.
        if (!free.tryAcquire(0, TimeUnit.NANOSECONDS)) {
            waiting.run();
            if (!free.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LocalFailure(LocalFailure.Kind.OVERDUE, Map.of("seconds", most.toSeconds())).exception();
            }
        }
        try {
            work.run();
        } finally {
            free.release();
        }
    }
}
