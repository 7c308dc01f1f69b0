package dev.claimport.desktop.bench;

import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.handover.CutOff;
import dev.claimport.handover.Recovery;
import dev.claimport.time.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What was in work when Claimport ended by a crash or a power cut, and what has become of it. On the screen's thread. */
public final class RecoveryViewModel {

    private final Recovery recovery;
    private final Background background;
    private final ObservableList<Told> told = FXCollections.observableArrayList();

    /** @param settled empty where the registry could not be asked @param why that was */
    public record Told(CutOff cutOff, Optional<Recovery.Settled> settled, Optional<Failure> why) {}

    RecoveryViewModel(Recovery recovery, Background background) {
        this.recovery = recovery;
        this.background = background;
    }

    /** Asks, in the background. What was told stays until it is {@link #read}. */
    public void look() {
        background.start(DesktopWait.LOOK, this::ask, found -> {
            found.forEach(now -> told.removeIf(before -> before.cutOff().attempt().run().equals(now.cutOff().attempt().run())));
            told.addAll(found);
        }, _ -> { });
    }

    private List<Told> ask() {
        List<Told> found = new ArrayList<>();
        for (CutOff cutOff : recovery.find("")) {
            try {
                found.add(new Told(cutOff, Optional.of(recovery.settle(cutOff)), Optional.empty()));
            } catch (FailureException e) {
                found.add(new Told(cutOff, Optional.empty(), Optional.of(e.failure())));
            }
        }
        return found;
    }

    /** The operator has read it. */
    public void read() {
        told.clear();
    }

    public ObservableList<Told> told() {
        return told;
    }
}
