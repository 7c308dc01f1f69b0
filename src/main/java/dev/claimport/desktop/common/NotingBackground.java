package dev.claimport.desktop.common;

import dev.claimport.failure.Failure;
import dev.claimport.support.RecentFailures;
import dev.claimport.time.Background;
import dev.claimport.time.Wait;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Notes every failure that work in the background ends in, for whoever is asked for help. */
public record NotingBackground(Background background, RecentFailures failures) implements Background {

    @Override
    public <T> Task start(Wait limit, Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        return background.start(limit, work, done, failure -> {
            failures.note(failure);
            failed.accept(failure);
        });
    }

    @Override
    public void show(Runnable change) {
        background.show(change);
    }
}
