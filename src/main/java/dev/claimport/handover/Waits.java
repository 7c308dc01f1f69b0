package dev.claimport.handover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a hand-over waits for now, and until when at the latest: tells it, and is asked for what is left. */
final class Waits {

    private final InstantSource time;
    private final Consumer<HandoverEvent> events;
    private Current current = Current.NOTHING;

    /** @param end the end of it all, however many answers it takes */
    record Current(@Nullable Awaited what, Instant end) {

        private static final Current NOTHING = new Current(null, Instant.MAX);
    }

    Waits(InstantSource time, Consumer<HandoverEvent> events) {
        this.time = time;
        this.events = events;
    }

    /** @param atMost from now on */
    void on(Awaited what, Duration atMost) {
        on(new Current(what, time.instant().plus(atMost)));
    }

    /** What a device is asked, each time within the limit of its request. */
    void on(Awaited what) {
        on(new Current(what, Instant.MAX));
    }

    /** This, or again what was {@link #current} before. */
    void on(Current now) {
        current = now;
        if (now.what() != null && !now.what().isAnswer()) {
            tell(now.what(), now.end());
        }
    }

    Current current() {
        return current;
    }

    /** Nothing that has one end: what is tidied up has the limits of its requests. */
    void over() {
        current = Current.NOTHING;
    }

    /** The device was asked something. @param atMost for its answer, all tries together */
    void answer(Duration atMost) {
        if (current.what() != null && current.what().isAnswer()) {
            Instant end = time.instant().plus(atMost);
            tell(current.what(), end.isBefore(current.end()) ? end : current.end());
        }
    }

    /** For how long the line may still be listened to; none is negative or zero. */
    Duration left() {
        boolean ends = current.what() != null && current.what().endsListening() && !current.end().equals(Instant.MAX);
        return ends ? Duration.between(time.instant(), current.end()) : Duration.ofSeconds(Long.MAX_VALUE);
    }

    private void tell(Awaited what, Instant until) {
        events.accept(new HandoverEvent.Waiting(what, until));
    }
}
