package dev.claimport.support;

import dev.claimport.failure.Defect;
import dev.claimport.failure.Failure;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Has nothing that ends a thread go by unseen. */
public final class UncaughtHandler implements Thread.UncaughtExceptionHandler {

    private final Consumer<Failure> teller;

    /** @param teller shows what broke; called on the thread that ends */
    public UncaughtHandler(Consumer<Failure> teller) {
        this.teller = teller;
    }

    /** From here on it is asked by every thread that has no handler of its own. */
    public void install() {
        Thread.setDefaultUncaughtExceptionHandler(this);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        teller.accept(Defect.of(thrown));
        // Looked up only now: to open the log takes longer than most commands.
        LoggerFactory.getLogger(UncaughtHandler.class).error("{} broke", thread.getName().isEmpty() ? "a thread" : thread.getName(), thrown);
    }
}
