package dev.claimport.desktop.handover;

import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult;
import java.util.function.Consumer;

/** One hand-over that can be run once, as {@link dev.claimport.handover.Handover} does it. */
public interface Engine {

    /** Blocks; tells the events on the calling thread. Owns the request's claim from here on. */
    HandoverResult run(HandoverRequest request, Consumer<HandoverEvent> events);

    /** From any thread: ends {@link #run} soon. */
    void cancel();
}
