package dev.claimport.desktop.handover;

import dev.claimport.app.PracticeSite;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.device.profile.Dialect;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.Failure;
import dev.claimport.time.Background;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;

/** The devices that a practice plugs in: of the kind that was last, unless another is chosen. */
public final class PracticeDevices {

    private static final String WITH_CODE = Dialect.HandoverGroup.ID + "-code";
    /** By what they speak, as in profiles, and whether there is a code on the label; the usual one first. */
    public static final List<String> KINDS = List.of(Dialect.HandoverGroup.ID, WITH_CODE, Dialect.SmpFs.ID);

    private final PracticeSite site;
    private final Memory memory;
    private final Background background;
    private final SimpleStringProperty kind = new SimpleStringProperty();
    private final SimpleObjectProperty<Failure> failure = new SimpleObjectProperty<>();

    public PracticeDevices(PracticeSite site, Memory memory, Background background) {
        this.site = site;
        this.memory = memory;
        this.background = background;
        String last = memory.settings().devices().practiceDialect();
        kind.set(KINDS.contains(last) ? last : KINDS.getFirst());
        // A practice begins with the usual one.
        if (!kind.get().equals(KINDS.getFirst())) {
            plugIn();
        }
    }

    /** Unplugs the device that is there, and plugs in another of the same kind as the last. */
    public void plugIn() {
        plugIn(kind.get());
    }

    /** The same with one of this kind, and from then on. @param chosen of {@link #KINDS} */
    public void plugIn(String chosen) {
        kind.set(chosen);
        memory.change(settings -> settings.withDevices(settings.devices().withPracticeDialect(chosen)));
        background.start(() -> {
            if (chosen.equals(WITH_CODE)) {
                site.plugInNextDeviceWithCode();
            } else {
                site.plugInNextDevice(ProfileLibrary.usualDialect(chosen).orElseThrow());
            }
            return chosen;
        }, _ -> failure.set(null), failure::set);
    }

    /** Of {@link #KINDS}, what a plain press plugs in. */
    public ReadOnlyStringProperty kindProperty() {
        return kind;
    }

    /** Why no other device could be plugged in; null when nothing went wrong. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }
}
