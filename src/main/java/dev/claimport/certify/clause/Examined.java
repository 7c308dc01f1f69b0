package dev.claimport.certify.clause;

import java.time.Instant;
import java.util.Optional;

/** A device that clauses are held against, whatever it speaks. For one thread; any thread may cancel. */
public interface Examined extends AutoCloseable {

    /**
     * Finds out who it is, as long as it may take to boot.
     *
     * @throws dev.claimport.failure.FailureException when there is nothing that answers as it should
     */
    Hello meet();

    /** What is said while a clause is held. */
    Said said();

    /** From here on whatever it is asked has to be over by then. */
    void until(Instant when);

    /** Whatever it is asked in all clauses has to be over by then. */
    void last(Instant when);

    /** Has what runs end with {@code cancelled}. */
    void cancel();

    /**
     * Has it ready for the next clause, whatever the last one has left.
     *
     * @return false when it is not, within the time that is given to a registration
     */
    boolean settle() throws InterruptedException;

    /** Whether it answers at all, as long as it may take to boot. */
    boolean isThere();

    /** Has it forget, also when cancelled: what it holds is ours. */
    void leave() throws InterruptedException;

    /** How fast a bundle went, where one was delivered. */
    Optional<Delivery> delivery();

    @Override
    void close();
}
