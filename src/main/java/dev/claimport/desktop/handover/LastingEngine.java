package dev.claimport.desktop.handover;

import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverPolicy;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult;
import dev.claimport.signin.SessionLife;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Begins a hand-over only where the session lasts for all of it: better refused at the start than cut off in the middle.
 *
 * @param life of the session in which the hand-over works
 */
public record LastingEngine(Engine engine, SessionLife life, InstantSource time) implements Engine {

    /** @throws dev.claimport.failure.FailureException as {@link SessionLife#requireLasting}; then nothing has been asked of anyone */
    @Override
    public HandoverResult run(HandoverRequest request, Consumer<HandoverEvent> events) {
        life.requireLasting(HandoverPolicy.SESSION_NEEDED, time);
        return engine.run(request, events);
    }

    @Override
    public void cancel() {
        engine.cancel();
    }
}
