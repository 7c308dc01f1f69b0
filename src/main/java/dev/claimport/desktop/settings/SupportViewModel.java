package dev.claimport.desktop.settings;

import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.failure.Failure;
import dev.claimport.support.SupportFile;
import dev.claimport.support.SupportPart;
import dev.claimport.time.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One bundle for whoever helps: collected, looked at, saved. */
public final class SupportViewModel {

    private final Administration administration;
    private final Background background;
    private final Consumer<Path> saved;
    private final ObservableList<SupportPart> parts = FXCollections.observableArrayList();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();

    /** @param saved is told where it is */
    public SupportViewModel(Administration administration, Background background, Consumer<Path> saved) {
        this.administration = administration;
        this.background = background;
        this.saved = saved;
    }

    /** Collects what could go into it. */
    public void collect() {
        background.start(DesktopWait.FILES, administration.support()::collect, parts::setAll, failure::set);
    }

    /** Saves what the technician has looked at and left in; what was collected stays, so that another place can be tried. */
    public void save(Path file, List<SupportPart> chosen) {
        failure.set(null);
        background.start(DesktopWait.FILES, () -> {
            SupportFile.save(file, chosen);
            return file;
        }, saved, failure::set);
    }

    /** What could go into it; empty until it is collected. */
    public ObservableList<SupportPart> parts() {
        return parts;
    }

    /** What went wrong last; null when nothing did. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }
}
