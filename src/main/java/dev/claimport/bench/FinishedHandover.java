package dev.claimport.bench;

import dev.claimport.handover.HandoverResult;
import dev.claimport.ledger.figures.Finished;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A hand-over that has just ended, as figures need it. */
public final class FinishedHandover {

    private FinishedHandover() {}

    /** @param batch of the device */
    public static Finished of(HandoverResult result, String batch) {
        Map<String, Duration> steps = new LinkedHashMap<>();
        result.steps().forEach(step -> steps.put(step.step().id(), step.took()));
        var origin = result.run().origin();
        return new Finished(result.run().id().toString(), result.run().start(), result.took(), origin.operator(), origin.station(), origin.place().slot(), batch,
                origin.place().order(), result.device().map(device -> device.serial()).orElse(""), result.thingName().orElse(""),
                result.outcome().id(), result.failure().map(failure -> failure.id()).orElse(""), steps);
    }
}
