package dev.claimport.desktop.testing;

import dev.claimport.failure.Defect;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.time.Background;
import dev.claimport.time.Wait;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does everything at once on the calling thread; or, while held, when it is let go. */
public final class DirectBackground implements Background {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean held;

    /** What is started from now on waits. */
    public void hold() {
        held = true;
    }

    /** Does what waits. */
    public void letGo() {
        held = false;
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    /** Does the first thing that waits. */
    public void letGoOne() {
        waiting.remove().run();
    }

    @Override
    public <T> Task start(Wait limit, Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        boolean[] cancelled = {false};
        Runnable job = () -> {
            try {
                T result = work.call();
                if (!cancelled[0]) {
                    done.accept(result);
                } else if (result instanceof AutoCloseable unwanted) {
                    unwanted.close();
                }
            } catch (FailureException e) {
                if (!cancelled[0]) {
                    failed.accept(e.failure());
                }
            } catch (Throwable e) {
                failed.accept(Defect.of(e));
            }
        };
        if (held) {
            waiting.add(job);
        } else {
            job.run();
        }
        return new Task() {

            @Override
            public void cancel() {
                cancelled[0] = true;
            }

            @Override
            public void endWithin(Wait limit) {
                // Nothing passes here.
            }
        };
    }

    @Override
    public void show(Runnable change) {
        change.run();
    }
}
