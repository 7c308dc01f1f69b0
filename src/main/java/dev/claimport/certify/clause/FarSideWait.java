package dev.claimport.certify.clause;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for of a device that registers under certification, and of those that it registers with. */
public enum FarSideWait implements Wait {
    /** For a device to come a state further: it may have to find its network first. */
    STATE(Duration.ofSeconds(30)),
    /** For one that is held to be let go, where nobody does so before. */
    HELD(Duration.ofSeconds(60)),
    /** For one whose registration comes to nothing to say so: it has a time limit of its own for each step. */
    FAILED(Duration.ofSeconds(90)),
    /** For a delivery of which an answer gets lost, and the next one, to a device of another family: each dialect has limits of its own for what is silent. */
    STEP(Duration.ofMinutes(2)),
    /** For a device whose power was cut to answer again. */
    POWER(Duration.ofSeconds(60));

    private final Duration limit;

    FarSideWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
