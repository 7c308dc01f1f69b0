package dev.claimport.bench;

import dev.claimport.claim.ClaimFacts;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.failure.Failure;
import dev.claimport.iot.IotService;
import dev.claimport.time.Background;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The claim of a slot: requested ahead and held until a device comes, or watched while the hand-over uses its own. */
public final class SlotClaim {

    private final IotService iot;
    private final Background background;
    private final InstantSource time;
    private final Runnable changed;

    private ClaimState state = ClaimState.NONE;
    private Optional<ClaimFacts> facts = Optional.empty();
    private Optional<Instant> wipedAt = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private @Nullable ProvisioningClaim held;
    private Background.@Nullable Task request;
    /** How far this computer's clock is ahead of the service's: the claim runs out by the latter. */
    private Duration clockAhead = Duration.ZERO;

    /** @param changed told after each change */
    SlotClaim(IotService iot, Background background, InstantSource time, Runnable changed) {
        this.iot = iot;
        this.background = background;
        this.time = time;
        this.changed = changed;
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
        state = ClaimState.REQUESTING;
        changed.run();
        request = background.start(BenchWait.CLAIM, () -> new Received(iot.createClaim(templateName), iot.clockAhead().orElse(Duration.ZERO)), this::hold, this::refuse);
    }

    private void hold(Received received) {
        held = received.claim();
        show(ClaimFacts.of(held), received.clockAhead(), ClaimState.HELD);
        tick(time.instant());
    }

    private void refuse(Failure refused) {
        failure = Optional.of(refused);
        state = ClaimState.FAILED;
        changed.run();
    }

    /** Gives the held claim to a hand-over, which owns it from here on. */
    Optional<ProvisioningClaim> handOut() {
        Optional<ProvisioningClaim> out = Optional.ofNullable(held);
        held = null;
        if (out.isPresent()) {
            state = ClaimState.IN_USE;
            changed.run();
        } else {
            clear();
        }
        return out;
    }

    /** The claim that a hand-over uses. @param ahead how far this computer's clock is ahead of the service's */
    void use(ClaimFacts used, Duration ahead) {
        show(used, ahead, ClaimState.IN_USE);
    }

    /** The hand-over has wiped the key. */
    void wiped(Instant at) {
        if (facts.isPresent()) {
            wipedAt = Optional.of(at);
            state = ClaimState.WIPED;
            changed.run();
        }
    }

    /** Wipes what is held, forgets what is asked for, shows nothing. */
    public void clear() {
        if (request != null) {
            request.cancel();
            request = null;
        }
        wipeHeld();
        facts = Optional.empty();
        failure = Optional.empty();
        wipedAt = Optional.empty();
        state = ClaimState.NONE;
        changed.run();
    }

    /** Says what time it is; a held claim that has run out is wiped there and then. */
    public void tick(Instant now) {
        if (state == ClaimState.HELD && left(now).isZero()) {
            wipeHeld();
            wipedAt = Optional.of(now);
            state = ClaimState.EXPIRED;
            changed.run();
        }
    }

    private void show(ClaimFacts shown, Duration ahead, ClaimState next) {
        facts = Optional.of(shown);
        clockAhead = ahead;
        wipedAt = Optional.empty();
        failure = Optional.empty();
        state = next;
        changed.run();
    }

    private void wipeHeld() {
        if (held != null) {
            held.close();
            held = null;
        }
    }

    public ClaimState state() {
        return state;
    }

    /** Empty while there is no claim. */
    public Optional<ClaimFacts> facts() {
        return facts;
    }

    /** What is left of the claim; zero when it has run out, or there is none. */
    public Duration left(Instant now) {
        return facts.map(known -> known.validity().remaining(now.minus(clockAhead))).orElse(Duration.ZERO);
    }

    /** When the key was wiped; empty while it is in memory. */
    public Optional<Instant> wipedAt() {
        return wipedAt;
    }

    /** Why no claim was given; empty unless {@link ClaimState#FAILED}. */
    public Optional<Failure> failure() {
        return failure;
    }
}
