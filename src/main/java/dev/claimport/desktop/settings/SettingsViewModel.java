package dev.claimport.desktop.settings;

import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.failure.Failure;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import dev.claimport.time.Background;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The settings page: what each setting has, who says so, and changes, which count at once. */
public final class SettingsViewModel {

    private final Administration administration;
    private final Background background;
    private final Consumer<SettingValues> followers;
    private final ObjectProperty<SettingValues> values = new SimpleObjectProperty<>();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();

    /** @param followers are told what holds now, whenever it has been read */
    public SettingsViewModel(Administration administration, Background background, Consumer<SettingValues> followers) {
        this.administration = administration;
        this.background = background;
        this.followers = followers;
        administration.known().ifPresent(values::set);
    }

    /** Reads everything anew. */
    public void load() {
        background.start(DesktopWait.FILES, administration::read, this::show, failure::set);
    }

    /** Sets it for this user; what it cannot have is refused, and it stays as it was. */
    public void set(Setting setting, String text) {
        change(() -> administration.settings().set(setting, text));
    }

    /** Back to what it usually has. */
    public void reset(Setting setting) {
        change(() -> administration.settings().unset(setting));
    }

    private void change(Runnable change) {
        failure.set(null);
        background.start(DesktopWait.FILES, () -> {
            change.run();
            return administration.read();
        }, this::show, refused -> {
            failure.set(refused);
            // Whoever typed it sees again what holds.
            SettingValues now = values.get();
            values.set(null);
            values.set(now);
        });
    }

    /** Shows what was changed elsewhere. */
    public void follow(SettingValues now) {
        values.set(now);
    }

    private void show(SettingValues now) {
        values.set(now);
        followers.accept(now);
    }

    /** Null before they are known. */
    public ReadOnlyObjectProperty<SettingValues> valuesProperty() {
        return values;
    }

    /** What went wrong last; null when nothing did. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }
}
