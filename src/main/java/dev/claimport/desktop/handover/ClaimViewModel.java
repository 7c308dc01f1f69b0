package dev.claimport.desktop.handover;

import dev.claimport.bench.ClaimState;
import dev.claimport.bench.SlotClaim;
import dev.claimport.claim.ClaimFacts;
import dev.claimport.failure.Failure;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The claim of a slot, with its countdown. */
public final class ClaimViewModel {

    /** How long AWS IoT makes claims last (API reference, CreateProvisioningClaim). */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private final SlotClaim claim;
    private final TimeSource time;

    private final ObjectProperty<ClaimState> state = new SimpleObjectProperty<>(ClaimState.NONE);
    private final ObjectProperty<ClaimFacts> facts = new SimpleObjectProperty<>();
    private final ObjectProperty<Duration> left = new SimpleObjectProperty<>(Duration.ZERO);
    private final ObjectProperty<Urgency> urgency = new SimpleObjectProperty<>(Urgency.CALM);
    private final ObjectProperty<Instant> wipedAt = new SimpleObjectProperty<>();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();

    ClaimViewModel(SlotClaim claim, TimeSource time) {
        this.claim = claim;
        this.time = time;
    }

    /** Shows what the slot has now. */
    void follow() {
        facts.set(claim.facts().orElse(null));
        failure.set(claim.failure().orElse(null));
        if (claim.facts().isPresent()) {
            // Once the key is wiped the countdown stands still.
            count(claim.wipedAt().orElseGet(time::instant));
        }
        wipedAt.set(claim.wipedAt().orElse(null));
        state.set(claim.state());
    }

    /** Says what time it is. */
    void tick(Instant now) {
        claim.tick(now);
        if (state.get() == ClaimState.HELD || state.get() == ClaimState.IN_USE) {
            count(now);
        }
    }

    private void count(Instant now) {
        Duration remaining = claim.left(now);
        left.set(remaining);
        urgency.set(Urgency.of(remaining));
    }

    public ReadOnlyObjectProperty<ClaimState> stateProperty() {
        return state;
    }

    /** Null while there is no claim. */
    public ReadOnlyObjectProperty<ClaimFacts> factsProperty() {
        return facts;
    }

    /** What is left of the claim; zero when it has run out. */
    public ReadOnlyObjectProperty<Duration> leftProperty() {
        return left;
    }

    public ReadOnlyObjectProperty<Urgency> urgencyProperty() {
        return urgency;
    }

    /** When the key was wiped; null while it is in memory. */
    public ReadOnlyObjectProperty<Instant> wipedAtProperty() {
        return wipedAt;
    }

    /** Why no claim was given; null unless {@link ClaimState#FAILED}. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }
}
