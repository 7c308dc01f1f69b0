package dev.claimport.signin;

import dev.claimport.failure.Failure;
import dev.claimport.failure.SignInFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** How long a session lasts, and what keeps it going. Safe for use from several threads. */
public interface SessionLife {

    /** When the technician will have to sign in again, as far as is known, on the technician's watch; each renewal moves it on. */
    Optional<Instant> endsAt();

    /** That it cannot be renewed any more and will end then; empty as long as it renews itself, or has no end. */
    Optional<Failure> ending();

    /**
     * Renews what is due. A loss of network is no failure as long as there is something left to work with.
     *
     * @throws dev.claimport.failure.FailureException {@code signed-out}, network and service failures
     */
    void keepFresh();

    /**
     * To be asked before something that must not be cut off in the middle.
     *
     * @throws dev.claimport.failure.FailureException {@code session-ending}, as {@link #keepFresh}
     */
    default void requireLasting(Duration needed, InstantSource time) {
        keepFresh();
        Instant until = time.instant().plus(needed);
        if (endsAt().filter(end -> end.isBefore(until)).isPresent()) {
            ending().ifPresent(failure -> {
                throw failure.exception();
            });
        }
    }

    /** Of credentials that are what they are: nobody renews them. */
    static SessionLife until(Optional<Instant> end) {
        return new SessionLife() {
            @Override
            public Optional<Instant> endsAt() {
                return end;
            }

            @Override
            public Optional<Failure> ending() {
                return end.map(SessionLife::ending);
            }

            @Override
            public void keepFresh() {}
        };
    }

    /** The failure that a session has that ends then. */
    static Failure ending(Instant end) {
        return new SignInFailure(SignInFailure.Kind.SESSION_ENDING, Map.of("ends", end));
    }
}
