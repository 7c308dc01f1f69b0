package dev.claimport.handover;

import dev.claimport.claim.ClaimFacts;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.failure.ClaimFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.iot.IotService;
import dev.claimport.iot.IotWait;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the one claim of a hand-over, and sees that it has enough time left; wipes what it gives up. */
final class ClaimHolder implements AutoCloseable {

    private final IotService iot;
    private final String templateName;
    private final HandoverPolicy policy;
    private final TimeSource time;
    private final Waits waits;
    private final Consumer<HandoverEvent> events;
    private @Nullable ProvisioningClaim claim;

    ClaimHolder(IotService iot, HandoverRequest request, HandoverPolicy policy, TimeSource time, Waits waits, Consumer<HandoverEvent> events) {
        this.iot = iot;
        this.templateName = request.templateName();
        this.policy = policy;
        this.time = time;
        this.waits = waits;
        this.events = events;
        this.claim = request.claim().orElse(null);
    }

    /** Makes sure of a claim with enough time left: the one that was held, or a new one in its place. */
    ProvisioningClaim ready() {
        if (claim != null && !isFit()) {
            Duration remaining = remaining();
            claim.close();
            events.accept(new HandoverEvent.ClaimReplaced(remaining));
            claim = null;
        }
        if (claim == null) {
            waits.on(Awaited.SERVICE, IotWait.ANSWER.limit());
            claim = iot.createClaim(templateName);
            if (!isFit()) {
                throw expired();
            }
        }
        events.accept(new HandoverEvent.ClaimReceived(ClaimFacts.of(claim)));
        return claim;
    }

    ProvisioningClaim claim() {
        return claim;
    }

    boolean hasClaim() {
        return claim != null;
    }

    /** Whether sending it still makes sense. */
    boolean isFit() {
        return !claim.key().isWiped() && claim.templateName().equals(templateName) && remaining().compareTo(policy.leastRemaining()) >= 0;
    }

    boolean isExpired() {
        return remaining().isZero();
    }

    FailureException expired() {
        return new ClaimFailure(ClaimFailure.Kind.CLAIM_EXPIRED, Map.of("expired", claim.validity().notAfter())).exception();
    }

    /** Now, by the clock of the service, which is the one that the claim was dated by. */
    Instant serviceTime() {
        return time.instant().minus(iot.clockAhead().orElse(Duration.ZERO));
    }

    /** Wipes the key, and tells when it was this call that did. */
    @Override
    public void close() {
        if (claim != null && !claim.key().isWiped()) {
            claim.close();
            events.accept(new HandoverEvent.KeyWiped(time.clock().instant()));
        }
    }

    /** How long the claim is still good for. */
    Duration remaining() {
        return claim.validity().remaining(serviceTime());
    }
}
