package dev.claimport.desktop.handover;

import dev.claimport.app.PracticeSite;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.failure.Failure;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.practice.device.PracticeDialects.Kind;
import dev.claimport.time.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The devices that a practice plugs in: of the kind that was last, unless another is chosen. */
public final class PracticeDevices {

    /** As many as anybody reads. */
    private static final int MOST_REFUSALS = 20;

    private final PracticeSite site;
    private final Memory memory;
    private final Background background;
    private final List<Kind> kinds;
    private final SimpleObjectProperty<Kind> kind = new SimpleObjectProperty<>();
    private final SimpleObjectProperty<Failure> failure = new SimpleObjectProperty<>();

    private final ObservableList<Refusal> refusals = FXCollections.observableArrayList();

    private @Nullable Supplier<List<String>> bench;

    public PracticeDevices(PracticeSite site, Memory memory, Background background) {
        this.site = site;
        this.memory = memory;
        this.background = background;
        site.follow(refusal -> background.show(() -> note(refusal)));
        String last = memory.settings().devices().practiceDialect();
        kinds = site.kinds();
        kind.set(kinds.stream().filter(known -> known.id().equals(last)).findFirst().orElse(kinds.getFirst()));
        // A practice begins with the usual one.
        if (!kind.get().equals(kinds.getFirst())) {
            plugIn();
        }
    }

    private void note(Refusal refusal) {
        if (refusals.size() == MOST_REFUSALS) {
            refusals.removeLast();
        }
        refusals.addFirst(refusal);
    }

    /** What policies and hooks have refused devices since the last hand-over began, the newest first. */
    public ObservableList<Refusal> refusals() {
        return refusals;
    }

    /** At a bench, devices are plugged in one beside the other, and only those that are done with are unplugged. @param done their ports; null where there is no bench */
    public void atBench(@Nullable Supplier<List<String>> done) {
        bench = done;
    }

    /** Unplugs the device that is there, and plugs in another of the same kind as the last. */
    public void plugIn() {
        plugIn(kind.get());
    }

    /** What can be plugged in, by what it speaks and whether there is a code on the label; the usual one first. */
    public List<Kind> kinds() {
        return kinds;
    }

    /** The same with one of this kind, and from then on. @param chosen of {@link #kinds} */
    public void plugIn(Kind chosen) {
        kind.set(chosen);
        memory.change(settings -> settings.withDevices(settings.devices().withPracticeDialect(chosen.id())));
        List<String> done = bench == null ? List.of() : bench.get();
        background.start(DesktopWait.PRACTICE, () -> {
            if (bench == null) {
                site.plugInNextDevice(chosen);
            } else {
                done.forEach(site::unplug);
                site.plugInBeside(Optional.of(chosen));
            }
            return chosen;
        }, _ -> failure.set(null), failure::set);
    }

    /** Of {@link #kinds}, what a plain press plugs in. */
    public ReadOnlyObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** Why no other device could be plugged in; null when nothing went wrong. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }
}
