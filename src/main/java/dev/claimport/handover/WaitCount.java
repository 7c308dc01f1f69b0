package dev.claimport.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people are shown of what is waited for: nothing at first, and from the third second on what it is and how much time it has. */
public final class WaitCount {

    private static final Duration SHOWN_FROM = Duration.ofSeconds(3);

    private HandoverEvent.@Nullable Waiting waiting;
    private Instant since = Instant.MIN;

    /** @param left zero once it is over, which only AWS IoT can make last: it may ask for patience */
    public record Counted(Awaited what, Duration left) {}

    /** @param now when it happened */
    public void on(HandoverEvent event, Instant now) {
        switch (event) {
            case HandoverEvent.Waiting begun -> {
                waiting = begun;
                since = now;
            }
            case HandoverEvent.StepStarted _, HandoverEvent.StepDone _, HandoverEvent.StepUnverified _, HandoverEvent.StepFailed _, HandoverEvent.Ended _ -> forget();
            default -> { }
        }
    }

    /** Nothing is waited for any more. */
    public void forget() {
        waiting = null;
    }

    /** What is to be shown at a time; its time is in whole seconds, a begun one counts in full. */
    public Optional<Counted> at(Instant now) {
        if (waiting == null || now.isBefore(since.plus(SHOWN_FROM))) {
            return Optional.empty();
        }
        Duration left = Duration.between(now, waiting.until());
        return Optional.of(new Counted(waiting.what(), left.isNegative() ? Duration.ZERO : Duration.ofSeconds(left.plusMillis(999).toSeconds())));
    }
}
