package dev.claimport.desktop.handover;

import dev.claimport.claim.ClaimFacts;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.desktop.common.Background;
import dev.claimport.failure.Failure;
import dev.claimport.iot.IotService;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The claim: requested ahead and held until a device comes, or watched while the hand-over uses its own. */
public final class ClaimViewModel implements AutoCloseable {

    /** How long AWS IoT makes claims last (API reference, CreateProvisioningClaim). */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private final IotService iot;
    private final Background background;
    private final TimeSource time;

    private final ObjectProperty<ClaimState> state = new SimpleObjectProperty<>(ClaimState.NONE);
    private final ObjectProperty<ClaimFacts> facts = new SimpleObjectProperty<>();
    private final ObjectProperty<Duration> left = new SimpleObjectProperty<>(Duration.ZERO);
    private final ObjectProperty<Urgency> urgency = new SimpleObjectProperty<>(Urgency.CALM);
    private final ObjectProperty<Instant> wipedAt = new SimpleObjectProperty<>();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();

    private ProvisioningClaim held;
    private Background.Task request;
    /** How far this computer's clock is ahead of the service's: the claim runs out by the latter. */
    private Duration clockAhead = Duration.ZERO;

    public ClaimViewModel(IotService iot, Background background, TimeSource time) {
        this.iot = iot;
        this.background = background;
        this.time = time;
    }

    /** What was received and how far off the clock is; closing it wipes the key. */
    private record Received(ProvisioningClaim claim, Duration clockAhead) implements AutoCloseable {

        @Override
        public void close() {
            claim.close();
        }
    }

    /** Asks for a claim ahead of any device; one that is held is wiped first. */
    public void request(String templateName) {
        clear();
        state.set(ClaimState.REQUESTING);
        request = background.start(
                () -> new Received(iot.createClaim(templateName), iot.clockAhead().orElse(Duration.ZERO)),
                this::hold,
                refused -> {
                    failure.set(refused);
                    state.set(ClaimState.FAILED);
                });
    }

    private void hold(Received received) {
        held = received.claim();
        show(ClaimFacts.of(held), received.clockAhead());
        state.set(ClaimState.HELD);
        tick(time.instant());
    }

    /** Gives the held claim to a hand-over, which owns it from here on. */
    Optional<ProvisioningClaim> handOut() {
        Optional<ProvisioningClaim> out = Optional.ofNullable(held);
        held = null;
        if (out.isPresent()) {
            state.set(ClaimState.IN_USE);
        } else {
            clear();
        }
        return out;
    }

    /** Shows the claim that a hand-over uses. */
    void showInUse(ClaimFacts used, Duration ahead) {
        show(used, ahead);
        state.set(ClaimState.IN_USE);
        tick(time.instant());
    }

    /** The hand-over has wiped the key: the countdown stands still. */
    void showWiped(Instant at) {
        if (facts.get() != null) {
            tick(at);
            wipedAt.set(at);
            state.set(ClaimState.WIPED);
        }
    }

    /** Wipes what is held, forgets what is asked for, shows nothing. */
    public void clear() {
        if (request != null) {
            request.cancel();
            request = null;
        }
        wipeHeld();
        facts.set(null);
        failure.set(null);
        wipedAt.set(null);
        state.set(ClaimState.NONE);
    }

    /** Says what time it is; a held claim that has run out is wiped there and then. */
    public void tick(Instant now) {
        ClaimFacts shown = facts.get();
        if (shown == null || state.get() != ClaimState.HELD && state.get() != ClaimState.IN_USE) {
            return;
        }
        Duration remaining = shown.validity().remaining(now.minus(clockAhead));
        left.set(remaining);
        urgency.set(Urgency.of(remaining));
        if (remaining.isZero() && state.get() == ClaimState.HELD) {
            wipeHeld();
            wipedAt.set(now);
            state.set(ClaimState.EXPIRED);
        }
    }

    private void show(ClaimFacts shown, Duration ahead) {
        facts.set(shown);
        clockAhead = ahead;
        wipedAt.set(null);
        failure.set(null);
    }

    private void wipeHeld() {
        if (held != null) {
            held.close();
            held = null;
        }
    }

    @Override
    public void close() {
        clear();
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
