package dev.claimport.desktop.records;

import dev.claimport.app.LabelSettings;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.failure.Failure;
import dev.claimport.label.DeviceLabel;
import dev.claimport.label.DeviceLabels;
import dev.claimport.label.LabelPicture;
import dev.claimport.label.LabelPrinter;
import dev.claimport.label.LabelWait;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import dev.claimport.time.Background;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The label of one device that has passed: looked at, printed, and printed once more. Each print is a record. */
public final class LabelViewModel {

    private final DeviceLabels labels;
    private final Supplier<SettingValues> settings;
    private final Background background;
    private final String run;
    private final ObjectProperty<Drawn> drawn = new SimpleObjectProperty<>();
    private final ObjectProperty<DeviceLabel> printed = new SimpleObjectProperty<>();
    private final ObjectProperty<Path> saved = new SimpleObjectProperty<>();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();

    /** @param settings say which label, and which printer; may block @param run the attempt in which it passed */
    public LabelViewModel(DeviceLabels labels, Supplier<SettingValues> settings, Background background, String run) {
        this.labels = labels;
        this.settings = settings;
        this.background = background;
        this.run = run;
    }

    /** As it would be printed. @param printer empty where none is set */
    public record Drawn(DeviceLabel label, LabelPicture picture, Optional<LabelPrinter> printer) {}

    /** Draws it, by what is set now. */
    public void look() {
        background.start(DesktopWait.FILES, () -> {
            SettingValues now = settings.get();
            DeviceLabel label = labels.draw(run, LabelSettings.template(now));
            return new Drawn(label, LabelPicture.of(label.zpl()), now.text(Setting.LABEL_PRINTER).flatMap(LabelPrinter::of));
        }, drawn::set, failure::set);
    }

    /** Prints what is shown. Does nothing where no printer is set. */
    public void print() {
        Drawn shown = drawn.get();
        failure.set(null);
        printed.set(null);
        shown.printer().ifPresent(printer -> background.start(LabelWait.LABEL, () -> {
            labels.print(shown.label(), printer);
            return shown.label();
        }, done -> {
            printed.set(done);
            look();
        }, failure::set));
    }

    /** @param writing of the picture of what is shown */
    void save(Path file, Runnable writing) {
        failure.set(null);
        saved.set(null);
        background.start(DesktopWait.FILES, () -> {
            writing.run();
            return file;
        }, saved::set, failure::set);
    }

    /** Where the picture was saved last; null for nowhere. */
    ReadOnlyObjectProperty<Path> savedProperty() {
        return saved;
    }

    /** Null until it is drawn. */
    public ReadOnlyObjectProperty<Drawn> drawnProperty() {
        return drawn;
    }

    /** What was printed last; null for nothing. */
    public ReadOnlyObjectProperty<DeviceLabel> printedProperty() {
        return printed;
    }

    /** Null when nothing is wrong. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }
}
