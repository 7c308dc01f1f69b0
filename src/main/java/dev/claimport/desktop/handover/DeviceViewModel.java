package dev.claimport.desktop.handover;

import dev.claimport.bench.SlotDevice;
import dev.claimport.desktop.certify.CertifyViewModel;
import dev.claimport.desktop.common.Texts;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.serial.PortInfo;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The device of a slot, what it is taken for, and what opens it: the code on its label, or a login. */
public final class DeviceViewModel {

    private final SlotDevice device;
    private final ObservableList<PortInfo> ports = FXCollections.observableArrayList();
    private final ObjectProperty<PortInfo> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<PortInfo> shown = new SimpleObjectProperty<>();
    private final ObjectProperty<SlotDevice.Answer> answer = new SimpleObjectProperty<>(SlotDevice.Answer.NONE);
    private final ObjectProperty<DeviceIdentity> identity = new SimpleObjectProperty<>();
    private final ObjectProperty<Profile> profile = new SimpleObjectProperty<>();
    private final FamilyViewModel family;
    private final CodeViewModel code = new CodeViewModel();
    private final LoginViewModel login = new LoginViewModel();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private final ObjectProperty<PortInfo> finished = new SimpleObjectProperty<>();

    /** @param family which the slot asks what the device on the chosen port is taken for */
    DeviceViewModel(SlotDevice device, FamilyViewModel family) {
        this.device = device;
        this.family = family;
        family.onChosen(this::askAgain);
    }

    /**
     * Shows what the slot has now.
     *
     * @param verdict whether that of a hand-over is shown: with it stays the device that it is about, though that is gone and another one has answered since
     */
    void follow(boolean verdict) {
        if (!ports.equals(device.ports())) {
            ports.setAll(device.ports());
        }
        finished.set(device.finished().orElse(null));
        PortInfo now = device.chosen().orElse(null);
        if (!Objects.equals(now, chosen.get())) {
            code.forget();
            login.forget();
        }
        chosen.set(now);
        if (!verdict) {
            shown.set(now);
            profile.set(device.profile().orElse(null));
            identity.set(device.identity().orElse(null));
        }
        failure.set(device.failure().orElse(null));
        answer.set(device.answer());
        device.failure().filter(named -> named.kind() == DeviceFailure.Kind.GATEWAY_LOGIN_NEEDED).ifPresent(_ -> login.want());
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

    /** What could be held to the protocol; empty without a device, and while it is asked who it is. */
    public Optional<CertifyViewModel.Device> certifiable() {
        return device.chosen().filter(_ -> device.answer() != SlotDevice.Answer.ASKING).map(port -> new CertifyViewModel.Device(port, family.chosen().or(device::profile),
                device.identity().map(said -> said.model() + " " + said.serial()).orElseGet(() -> Texts.portName(port))));
    }

    /** The code of its label, which is not kept here any more; empty where none was given. */
    public Optional<ProofOfPossession> takeCode() {
        return code.take();
    }

    /** Wipes the code and the password. */
    void close() {
        family.close();
        code.forget();
        login.forget();
    }

    public ObservableList<PortInfo> ports() {
        return ports;
    }

    /** The port that is meant; null while none is. */
    public ReadOnlyObjectProperty<PortInfo> chosenProperty() {
        return chosen;
    }

    /** Where the device is that is shown, or was: of a verdict the one that it is about; null for none. */
    public ReadOnlyObjectProperty<PortInfo> shownProperty() {
        return shown;
    }

    public ReadOnlyObjectProperty<SlotDevice.Answer> answerProperty() {
        return answer;
    }

    /** Of the device that is shown, see {@link #shownProperty}; null until it has answered. */
    public ReadOnlyObjectProperty<DeviceIdentity> identityProperty() {
        return identity;
    }

    /** Of the family that the device that is shown was recognised as; null until it has answered, and where nobody asked. */
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

    /** Who logs in on the console of this device. */
    public LoginViewModel login() {
        return login;
    }

    /** Why the device did not answer, or what to mind though it did; null for nothing. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** The port of the device that is done and still attached; null when there is none. */
    public ReadOnlyObjectProperty<PortInfo> finishedProperty() {
        return finished;
    }
}
