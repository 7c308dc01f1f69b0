package dev.claimport.desktop.bench;

import dev.claimport.bench.BenchWorld;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.ledger.shared.Sharing;
import dev.claimport.time.Background;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** How the database stands that benches share. On the screen's thread. */
final class SharingViewModel {

    private final ObjectProperty<Sharing.@Nullable State> state = new SimpleObjectProperty<>();

    SharingViewModel(BenchWorld world, Background background, InstantSource time) {
        background.start(DesktopWait.FILES, () -> {
            world.attempts().share(now -> background.show(() -> state.set(now)));
            return world;
        }, _ -> { }, failure -> state.set(new Sharing.State(Sharing.Standing.AWAY, Optional.of(failure), time.instant())));
    }

    /** Null where none is set. */
    ReadOnlyObjectProperty<Sharing.@Nullable State> stateProperty() {
        return state;
    }
}
