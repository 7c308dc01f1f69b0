package dev.claimport.desktop.bench;

import dev.claimport.bench.BenchSlot;
import dev.claimport.bench.Phase;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.failure.BenchFailure;
import dev.claimport.failure.Failure;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.Step;
import dev.claimport.handover.WaitCount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A slot as it is shown. */
public final class SlotViewModel {

    private static final Set<BenchFailure.Kind> PASSABLE = Set.of(BenchFailure.Kind.SERIAL_PASSED, BenchFailure.Kind.SERIAL_PASSED_ELSEWHERE,
            BenchFailure.Kind.SERIAL_RESERVED, BenchFailure.Kind.RETRIES_USED);

    /**
     * All that is shown, at one moment.
     *
     * @param step that runs, or failed
     * @param left of its claim, in whole seconds, of which a begun one counts in full; empty where there is none
     * @param waiting what it waits for, from the third second on
     */
    public record Shown(SlotLook look, boolean stopping, boolean there, Optional<Step> step, Optional<String> serial, Optional<String> thing,
            Optional<Duration> took, Optional<Duration> left, Optional<Failure> failure, Optional<String> place,
            Optional<WaitCount.Counted> waiting) {

        /** Whether the operator may have it done all the same. */
        boolean mayBeOverruled() {
            return there && failure.filter(named -> named.kind() instanceof BenchFailure.Kind kind && PASSABLE.contains(kind)).isPresent();
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
        Instant now = time.instant();
        Duration left = Duration.ofSeconds(slot.claimLeft(now).plusMillis(999).toSeconds());
        Shown next = new Shown(SlotLook.of(slot), slot.phase() == Phase.CANCELLING, slot.port().isPresent(),
                result.flatMap(HandoverResult::failedStep).or(slot::step), slot.device().map(DeviceIdentity::serial).or(slot::scanned), slot.thing(),
                result.map(HandoverResult::took), slot.phase() == Phase.RUNNING && !left.isZero() ? Optional.of(left) : Optional.empty(), slot.failure(),
                slot.home(), slot.waiting(now));
        // A property takes an equal one for news, and a tile would be styled anew: of 64, several times a second.
        if (!next.equals(shown.get())) {
            shown.set(next);
        }
    }

    /** Shows what is left of a claim, and of a wait. */
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
