package dev.claimport.desktop.handover;

import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.serial.PortInfo;
import dev.claimport.time.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the device is taken for: recognised, unless the technician has chosen a profile, which is remembered for ports with the same
 * USB ids.
 */
public final class FamilyViewModel {

    private final Supplier<ProfileLibrary> library;
    private final Memory memory;
    private final Background background;
    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private final ObservableList<ProfileLibrary.Broken> broken = FXCollections.observableArrayList();
    private final ObjectProperty<Profile> chosen = new SimpleObjectProperty<>();
    private Runnable changed = () -> { };
    private Optional<PortInfo> port = Optional.empty();
    private Background.@Nullable Task loading;

    /** @param library reads the profiles that there are; may block */
    FamilyViewModel(Supplier<ProfileLibrary> library, Memory memory, Background background) {
        this.library = library;
        this.memory = memory;
        this.background = background;
    }

    /** @param listener told when the device on the port is to be taken for something else */
    void onChosen(Runnable listener) {
        changed = listener;
    }

    /** Reads the profiles anew: the technician may just have written one. */
    public void load() {
        close();
        loading = background.start(DesktopWait.FILES, () -> library.get().read(), this::show, _ -> { });
    }

    private void show(ProfileLibrary found) {
        List<Profile> fresh = found.all().stream().map(ProfileLibrary.Entry::profile).toList();
        if (!fresh.equals(profiles)) {
            profiles.setAll(fresh);
        }
        broken.setAll(found.broken());
        Profile before = chosen.get();
        port.ifPresent(this::recall);
        if (port.isPresent() && before != chosen.get() && (before == null || !before.equals(chosen.get()))) {
            changed.run();
        }
    }

    /** Takes what is on this port for what was chosen the last time for one like it. */
    void recall(PortInfo likely) {
        port = Optional.of(likely);
        String name = memory.settings().devices().profiles().getOrDefault(usb(likely), "");
        chosen.set(profiles.stream().filter(profile -> profile.name().equals(name)).findFirst().orElse(null));
    }

    /** Takes the device for this from here on, and has it asked again. @param profile null to find out */
    public void choose(@Nullable Profile profile) {
        if (profile != chosen.get()) {
            port.ifPresent(meant -> memory.change(settings -> settings.withDevices(
                    settings.devices().withProfile(usb(meant), profile == null ? "" : profile.name()))));
            chosen.set(profile);
            changed.run();
        }
    }

    private static String usb(PortInfo port) {
        return port.vendorId().isPresent() && port.productId().isPresent()
                ? "%04x:%04x".formatted(port.vendorId().get(), port.productId().get())
                : "";
    }

    void close() {
        if (loading != null) {
            loading.cancel();
        }
    }

    /** What the device on this port is taken for from here on, as far as is known. */
    Optional<Profile> of(PortInfo likely) {
        recall(likely);
        return chosen();
    }

    Optional<Profile> chosen() {
        return Optional.ofNullable(chosen.get());
    }

    /** Null where the device is recognised. */
    public ReadOnlyObjectProperty<Profile> chosenProperty() {
        return chosen;
    }

    /** Those that can be chosen: the user's own first. */
    public ObservableList<Profile> profiles() {
        return profiles;
    }

    /** Files that were to be profiles and cannot be used. */
    public ObservableList<ProfileLibrary.Broken> broken() {
        return broken;
    }
}
