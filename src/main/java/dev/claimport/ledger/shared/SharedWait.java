package dev.claimport.ledger.shared;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for of the database that stations share. No hand-over waits for it. */
public enum SharedWait implements Wait {
    /** Until a connection stands. */
    CONNECT(Duration.ofSeconds(5)),
    /** For the answer to one request, of which the longest is to keep some hundred records. */
    ANSWER(Duration.ofSeconds(10)),
    /** When a bench or the window closes, for what was recorded last to be sent; what is not is sent the next time. */
    LAST(Duration.ofSeconds(10));

    private final Duration limit;

    SharedWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
