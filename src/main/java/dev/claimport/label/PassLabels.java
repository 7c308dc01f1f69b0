package dev.claimport.label;

import dev.claimport.time.Background;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Labels that are printed as devices pass.
 *
 * @param setup how they are printed now; empty where none are. May block
 */
public record PassLabels(DeviceLabels labels, Supplier<Optional<LabelSetup>> setup) {

    /** For one bench. @param told after each that was printed or could not be */
    public LabelLine line(Background background, Consumer<LabelLine.State> told) {
        return new LabelLine(labels, setup, background, told);
    }
}
