package dev.claimport.desktop.bench;

import dev.claimport.bench.BenchSlot;
import dev.claimport.bench.Phase;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.failure.BenchFailure;
import dev.claimport.failure.Failure;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A slot as it is shown. */
public final class SlotViewModel {

    /**
     * All that is shown, at one moment.
     *
     * @param step that runs, or failed
     * @param left of its claim; empty where there is none
     */
    public record Shown(SlotLook look, boolean stopping, boolean there, Optional<Step> step, Optional<String> serial, Optional<String> thing,
            Optional<Duration> took, Optional<Duration> left, Optional<Failure> failure, Optional<String> place) {

        /** Whether the operator may have it done all the same. */
        boolean mayBeOverruled() {
            return there && failure.filter(named -> named.kind() == BenchFailure.Kind.SERIAL_PASSED || named.kind() == BenchFailure.Kind.RETRIES_USED).isPresent();
        }
    }

    private final BenchSlot slot;
    private final InstantSource time;
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>();

    SlotViewModel(BenchSlot slot, InstantSource time) {
        this.slot = slot;
        this.time = time;
        follow();
    }

    void follow() {
        Optional<HandoverResult> result = slot.verdict().flatMap(verdict -> verdict.result());
        Duration left = slot.claimLeft(time.instant());
        shown.set(new Shown(SlotLook.of(slot), slot.phase() == Phase.CANCELLING, slot.port().isPresent(),
                result.flatMap(HandoverResult::failedStep).or(slot::step), slot.device().map(DeviceIdentity::serial).or(slot::scanned), slot.thing(),
                result.map(HandoverResult::took), slot.phase() == Phase.RUNNING && !left.isZero() ? Optional.of(left) : Optional.empty(), slot.failure(),
                slot.home()));
    }

    /** Shows what is left of a claim. */
    void tick(Instant now) {
        if (slot.phase().isRunning()) {
            follow();
        }
    }

    public int number() {
        return slot.number();
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown;
    }
}
