package dev.claimport.bench;

import dev.claimport.handover.Handover;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult;
import java.util.function.Consumer;

/** One hand-over that can be run once, as {@link Handover} does it. */
public interface Engine {

    /** The real one. */
    static Engine of(Handover handover) {
        return new Engine() {
            @Override
            public HandoverResult run(HandoverRequest request, Consumer<HandoverEvent> events) {
                return handover.run(request, events);
            }

            @Override
            public void cancel() {
                handover.cancel();
            }
        };
    }

    /** Blocks; tells the events on the calling thread. Owns the request's claim from here on. */
    HandoverResult run(HandoverRequest request, Consumer<HandoverEvent> events);

    /** From any thread: ends {@link #run} soon. */
    void cancel();
}
