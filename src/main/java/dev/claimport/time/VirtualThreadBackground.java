package dev.claimport.time;

import dev.claimport.failure.Defect;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on virtual threads, whose outcomes are told on one thread. */
public final class VirtualThreadBackground implements Background {

    private static final Logger LOG = LoggerFactory.getLogger(VirtualThreadBackground.class);

    private final Executor screen;

    /** @param screen does what it is given on the one thread, in order */
    public VirtualThreadBackground(Executor screen) {
        this.screen = screen;
    }

    @Override
    public <T> Task start(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        Job<T> job = new Job<>(work, done, failed);
        job.thread = Thread.ofVirtual().name("work").start(job);
        return job;
    }

    @Override
    public void show(Runnable change) {
        screen.execute(change);
    }

    private final class Job<T> implements Task, Runnable {

        private final Callable<T> work;
        private final Consumer<? super T> done;
        private final Consumer<Failure> failed;
        private volatile Thread thread;
        /** Read and written on the one thread only, so that a cancelled outcome can never slip through. */
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
                LOG.error("work failed", e);
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
                LOG.error("what came of work could not be shown", e);
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
