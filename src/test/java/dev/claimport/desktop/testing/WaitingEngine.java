package dev.claimport.desktop.testing;

import dev.claimport.bench.Engine;
import dev.claimport.failure.LocalFailure;
import dev.claimport.handover.Awaited;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.Step;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** A hand-over that waits for a device ten seconds at the most, has something looked at after two, three and four, and ends without it. */
public final class WaitingEngine implements Engine {

    private final ManualTime time;
    private final Consumer<Integer> after;

    /** @param after is told the seconds */
    public WaitingEngine(ManualTime time, Consumer<Integer> after) {
        this.time = time;
        this.after = after;
    }

    @Override
    public HandoverResult run(HandoverRequest request, Consumer<HandoverEvent> events) {
        events.accept(new HandoverEvent.StepStarted(Step.DEVICE));
        events.accept(new HandoverEvent.Waiting(Awaited.IDENTITY, time.instant().plusSeconds(10)));
        time.advance(Duration.ofSeconds(1));
        for (int seconds = 2; seconds <= 4; seconds++) {
            time.advance(Duration.ofSeconds(1));
            after.accept(seconds);
        }
        throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
    }

    @Override
    public void cancel() { }
}
