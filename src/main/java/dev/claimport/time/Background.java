package dev.claimport.time;

import dev.claimport.failure.Failure;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Takes long work off the screen's thread and brings its news back to it. Slots and view models know no other way. */
public interface Background {

    /**
     * Starts work on a thread of its own. Exactly one of the two is told on the screen's thread, unless the task is
     * cancelled: then neither is, and a result that can be closed is closed. Whatever the work throws, errors of the machine too, is a
     * failure; and where what is told of the result breaks over it, that is told as well.
     *
     * @param limit when it is over, the work is interrupted and has failed as {@code overdue}, whether it ends or not; a result that comes
     *         later is closed. The waits within the work have their own limits: this one is for what does not keep them
     * @param work may block and may be interrupted
     */
    <T> Task start(Wait limit, Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed);

    /** Has the screen's thread do something; may be called from any thread, in the order of the calls. */
    void show(Runnable change);

    /** Work that was started. */
    interface Task {

        /** Interrupts the work and keeps its outcome from being told. To be called on the screen's thread. */
        void cancel();

        /** Gives the work no more time than this from now on; its outcome is still told. To be called on the screen's thread. */
        void endWithin(Wait limit);
    }
}
