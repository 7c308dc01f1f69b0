package dev.claimport.desktop.testing;

import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.failure.Failure;
import dev.claimport.time.Background;
import dev.claimport.time.Wait;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Work in the background of which it is known how much will still tell what comes of it. */
public final class CountedBackground implements Background {

    /** Of work that goes on until a person or a device does something. */
    private static final Set<Wait> OTHERS = Set.of(DesktopWait.PERSON, DesktopWait.PLUG, DesktopWait.CERTIFICATION, DesktopWait.TERMINAL);

    private final Background background;
    private final AtomicInteger open = new AtomicInteger();

    public CountedBackground(Background background) {
        this.background = background;
    }

    /** How many have not told yet; to be asked on the screen's thread, on which they do. */
    public int open() {
        return open.get();
    }

    @Override
    public <T> Task start(Wait limit, Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        if (OTHERS.contains(limit)) {
            return background.start(limit, work, done, failed);
        }
        AtomicBoolean over = new AtomicBoolean();
        open.incrementAndGet();
        Task task = background.start(limit, work, result -> {
            end(over);
            done.accept(result);
        }, failure -> {
            end(over);
            failed.accept(failure);
        });
        return new Task() {
            @Override
            public void cancel() {
                end(over);
                task.cancel();
            }

            @Override
            public void endWithin(Wait sooner) {
                task.endWithin(sooner);
            }
        };
    }

    private void end(AtomicBoolean over) {
        if (over.compareAndSet(false, true)) {
            open.decrementAndGet();
        }
    }

    @Override
    public void show(Runnable change) {
        background.show(change);
    }
}
