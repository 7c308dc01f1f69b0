package dev.claimport.label;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for of a label printer. */
public enum LabelWait implements Wait {
    /** Until it takes a connection. */
    CONNECT(Duration.ofSeconds(3)),
    /** For its state; many do not answer, and are printed on all the same. */
    STATE(Duration.ofSeconds(2)),
    /** Until it has taken a label: one that is out of paper takes no more than its memory holds. */
    TAKEN(Duration.ofSeconds(10)),
    /** Until the system's queue has taken a label. */
    QUEUE(Duration.ofSeconds(10)),
    /** Until a label is read up, recorded and printed: longer than all of the above. */
    LABEL(Duration.ofSeconds(30));

    private final Duration limit;

    LabelWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
