package dev.claimport.signin;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.SignInFailure;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews a session in the background, ahead of time, so that no hand-over has to wait for it; and finds out early when it can no
 * longer be renewed.
 */
public final class SessionKeeper implements AutoCloseable {

    /** Renewals are due minutes ahead, so nothing is late by this. */
    static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(SessionKeeper.class);

    private final Thread thread;

    private SessionKeeper(Thread thread) {
        this.thread = thread;
    }

    /** Keeps a session from here on until it is closed, or the session is over. */
    public static SessionKeeper start(SessionLife life, TimeSource time) {
        return new SessionKeeper(Thread.ofVirtual().name("session-keeper").start(() -> {
            try {
                keep(life, time);
            } catch (InterruptedException _) {
                // Closed: there is nothing to undo.
            }
        }));
    }

    /** Returns when the session is over. */
    static void keep(SessionLife life, TimeSource time) throws InterruptedException {
        while (tend(life)) {
            time.sleep(PAUSE);
        }
    }

    private static boolean tend(SessionLife life) {
        try {
            life.keepFresh();
            return true;
        } catch (FailureException e) {
            Failure failure = e.failure();
            // Whoever uses the session next is told; here it is only a matter of trying again or not.
            LOG.info("the session could not be renewed: {}", failure.id());
            return !(failure instanceof SignInFailure ending && ending.endsSession());
        }
    }

    /** Whether it still keeps anything. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** No thread is left when this returns, unless the network holds it. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(SignInWait.KEEPER.limit());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
