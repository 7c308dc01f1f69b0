package dev.claimport.desktop.common;

import dev.claimport.failure.Failure;
import dev.claimport.time.Background;
import dev.claimport.time.VirtualThreadBackground;
import dev.claimport.time.Wait;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.application.Platform;

/** The one class that goes onto the FX thread: outcomes are told by {@link Platform#runLater}. */
public final class FxBackground implements Background {

    private final Background threads = new VirtualThreadBackground(Platform::runLater);

    @Override
    public <T> Task start(Wait limit, Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        return threads.start(limit, work, done, failed);
    }

    @Override
    public void show(Runnable change) {
        threads.show(change);
    }
}
