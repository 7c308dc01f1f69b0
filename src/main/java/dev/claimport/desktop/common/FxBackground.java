package dev.claimport.desktop.common;

import dev.claimport.failure.Defect;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.time.Background;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one class that goes onto the FX thread: work on virtual threads, outcomes by {@link Platform#runLater}. */
public final class FxBackground implements Background {

    private static final Logger LOG = LoggerFactory.getLogger(FxBackground.class);

    @Override
    public <T> Task start(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        Job<T> job = new Job<>(work, done, failed);
        job.thread = Thread.ofVirtual().name("window-work").start(job);
        return job;
    }

    @Override
    public void show(Runnable change) {
        Platform.runLater(change);
    }

    private final class Job<T> implements Task, Runnable {

        private final Callable<T> work;
        private final Consumer<? super T> done;
        private final Consumer<Failure> failed;
        private volatile Thread thread;
        /** Read and written on the FX thread only, so that a cancelled outcome can never slip through. */
        private boolean cancelled;

        Job(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
            this.work = work;
            this.done = done;
            this.failed = failed;
        }

        @Override
        public void run() {
            try {
                T result = work.call();
                show(() -> tell(result));
            } catch (InterruptedException _) {
                fail(new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()));
            } catch (FailureException e) {
                fail(e.failure());
            } catch (Throwable e) {
                // Told first: an error of the machine may keep the log from being written, too.
                fail(Defect.of(e));
                LOG.error("work for the window failed", e);
            }
        }

        private void tell(T result) {
            if (cancelled) {
                if (result instanceof AutoCloseable unwanted) {
                    Thread.ofVirtual().start(() -> closeUnwanted(unwanted));
                }
                return;
            }
            try {
                done.accept(result);
            } catch (Throwable e) {
                failed.accept(Defect.of(e));
                LOG.error("what came of work for the window could not be shown", e);
            }
        }

        private void fail(Failure failure) {
            show(() -> {
                if (!cancelled) {
                    failed.accept(failure);
                }
            });
        }

        @Override
        public void cancel() {
            cancelled = true;
            thread.interrupt();
        }
    }

    private static void closeUnwanted(AutoCloseable unwanted) {
        try {
            unwanted.close();
        } catch (Throwable e) {
            LOG.warn("could not close what was no longer wanted", e);
        }
    }
}
