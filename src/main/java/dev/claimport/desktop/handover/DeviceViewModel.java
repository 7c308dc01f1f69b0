package dev.claimport.desktop.handover;

import dev.claimport.bench.SlotDevice;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.Failure;
import dev.claimport.serial.PortInfo;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The device of a slot, what it is taken for, and the code on its label. */
public final class DeviceViewModel {

    private final SlotDevice device;
    private final ObservableList<PortInfo> ports = FXCollections.observableArrayList();
    private final ObjectProperty<PortInfo> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<SlotDevice.Answer> answer = new SimpleObjectProperty<>(SlotDevice.Answer.NONE);
    private final ObjectProperty<DeviceIdentity> identity = new SimpleObjectProperty<>();
    private final ObjectProperty<Profile> profile = new SimpleObjectProperty<>();
    private final FamilyViewModel family;
    private final CodeViewModel code = new CodeViewModel();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private final ObjectProperty<PortInfo> finished = new SimpleObjectProperty<>();

    /** @param family which the slot asks what the device on the chosen port is taken for */
    DeviceViewModel(SlotDevice device, FamilyViewModel family) {
        this.device = device;
        this.family = family;
        family.onChosen(this::askAgain);
    }

    /** Shows what the slot has now. */
    void follow() {
        if (!ports.equals(device.ports())) {
            ports.setAll(device.ports());
        }
        finished.set(device.finished().orElse(null));
        PortInfo now = device.chosen().orElse(null);
        if (!Objects.equals(now, chosen.get())) {
            code.forget();
        }
        chosen.set(now);
        profile.set(device.profile().orElse(null));
        identity.set(device.identity().orElse(null));
        failure.set(device.failure().orElse(null));
        answer.set(device.answer());
    }

    /** Means this port, and asks its device who it is. @param port null changes nothing */
    public void choose(@Nullable PortInfo port) {
        if (port != null) {
            device.choose(port);
        }
    }

    /** Asks the device on the chosen port once more. */
    public void askAgain() {
        device.askAgain();
    }

    /** Wipes the code. */
    void close() {
        family.close();
        code.forget();
    }

    public ObservableList<PortInfo> ports() {
        return ports;
    }

    /** The port that is meant; null while none is. */
    public ReadOnlyObjectProperty<PortInfo> chosenProperty() {
        return chosen;
    }

    public ReadOnlyObjectProperty<SlotDevice.Answer> answerProperty() {
        return answer;
    }

    /** Null until the device has answered. */
    public ReadOnlyObjectProperty<DeviceIdentity> identityProperty() {
        return identity;
    }

    /** Of the family that the device was recognised as; null until it has answered, and where nobody asked. */
    public ReadOnlyObjectProperty<Profile> profileProperty() {
        return profile;
    }

    /** What devices are taken for. */
    public FamilyViewModel family() {
        return family;
    }

    /** The code on the label of this device. */
    public CodeViewModel code() {
        return code;
    }

    /** Why the device did not answer; null unless {@link SlotDevice.Answer#SILENT}. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** The port of the device that is done and still attached; null when there is none. */
    public ReadOnlyObjectProperty<PortInfo> finishedProperty() {
        return finished;
    }
}
