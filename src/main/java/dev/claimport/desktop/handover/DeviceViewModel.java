package dev.claimport.desktop.handover;

import dev.claimport.app.RoleContext;
import dev.claimport.desktop.common.Background;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.Failure;
import dev.claimport.serial.PortInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Which device: the ports as they come and go, the one that is meant, and what its device says of itself. */
public final class DeviceViewModel {

    /** Whether the device on the chosen port has said who it is. */
    public enum Answer {
        /** No port is chosen. */
        NONE,
        ASKING,
        ANSWERED,
        /** It did not answer; a hand-over may still try. */
        SILENT
    }

    private final RoleContext workplace;
    private final Background background;
    private final ObservableList<PortInfo> ports = FXCollections.observableArrayList();
    private final ObjectProperty<PortInfo> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<Answer> answer = new SimpleObjectProperty<>(Answer.NONE);
    private final ObjectProperty<DeviceIdentity> identity = new SimpleObjectProperty<>();
    private final ObjectProperty<Profile> profile = new SimpleObjectProperty<>();
    private final FamilyViewModel family;
    private final CodeViewModel code = new CodeViewModel();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private final ObjectProperty<PortInfo> finished = new SimpleObjectProperty<>();

    private Consumer<PortInfo> pluggedIn = _ -> { };
    private boolean listed;
    private boolean busy;
    private Probe probe;
    private Background.Task asking;

    /** @param family which is asked what the device on the chosen port is taken for */
    public DeviceViewModel(RoleContext workplace, Background background, FamilyViewModel family) {
        this.workplace = workplace;
        this.background = background;
        this.family = family;
        family.onChosen(this::askAgain);
    }

    /** @param listener told when a device was plugged in and chosen */
    void onPluggedIn(Consumer<PortInfo> listener) {
        pluggedIn = listener;
    }

    /** Takes in which ports there are now. */
    void show(List<PortInfo> now) {
        List<PortInfo> fresh = listed ? now.stream().filter(port -> !ports.contains(port)).toList() : List.of();
        listed = true;
        ports.setAll(now);
        if (finished.get() != null && !now.contains(finished.get())) {
            finished.set(null);
        }
        if (!busy) {
            settle(fresh);
        }
    }

    private void settle(List<PortInfo> fresh) {
        if (chosen.get() != null && !ports.contains(chosen.get())) {
            forget();
        }
        if (fresh.size() == 1 && (chosen.get() == null || answer.get() == Answer.SILENT)) {
            choose(fresh.getFirst());
            pluggedIn.accept(fresh.getFirst());
        } else if (chosen.get() == null) {
            List<PortInfo> candidates = ports.stream().filter(port -> !port.equals(finished.get())).toList();
            if (candidates.size() == 1 && ports.size() == 1) {
                choose(candidates.getFirst());
            }
        }
    }

    /** Means this port, and asks its device who it is. */
    public void choose(PortInfo port) {
        if (busy || port == null) {
            return;
        }
        Optional<Probe> before = stopAsking();
        finished.set(null);
        if (!port.equals(chosen.get())) {
            code.forget();
        }
        chosen.set(port);
        family.recall(port);
        identity.set(null);
        profile.set(null);
        failure.set(null);
        answer.set(Answer.ASKING);
        probe = new Probe(workplace, port.path(), family.chosen(), before);
        asking = background.start(probe, found -> {
            profile.set(found.profile().orElse(null));
            identity.set(found.identity());
            answer.set(Answer.ANSWERED);
        }, silent -> {
            failure.set(silent);
            answer.set(Answer.SILENT);
        });
    }

    /** Asks the device on the chosen port once more. */
    public void askAgain() {
        choose(chosen.get());
    }

    /** The hand-over has the port from here on; what is returned has to be waited for first. */
    Optional<Probe> beginWork() {
        busy = true;
        return stopAsking();
    }

    /** What the device said to the hand-over. */
    void show(PortInfo port, DeviceIdentity answered) {
        chosen.set(port);
        identity.set(answered);
        failure.set(null);
        answer.set(Answer.ANSWERED);
    }

    /** The port is free again. */
    void endWork() {
        busy = false;
        if (answer.get() == Answer.ASKING) {
            answer.set(Answer.SILENT);
        }
    }

    /** Makes ready for another device: the one that is done is not taken again by itself. */
    void readyForNext() {
        PortInfo done = chosen.get();
        forget();
        finished.set(done != null && ports.contains(done) ? done : null);
        settle(List.of());
    }

    /** After a hand-over that did not succeed: the port may have gone meanwhile. */
    void readyAgain() {
        settle(List.of());
    }

    /** Stops asking, and wipes the code. */
    void close() {
        family.close();
        forget();
    }

    private void forget() {
        stopAsking().ifPresent(stopped -> background.start(() -> {
            stopped.stopAndWait();
            return stopped;
        }, _ -> { }, failure::set));
        chosen.set(null);
        code.forget();
        identity.set(null);
        profile.set(null);
        failure.set(null);
        answer.set(Answer.NONE);
    }

    private Optional<Probe> stopAsking() {
        Optional<Probe> stopped = answer.get() == Answer.ASKING ? Optional.ofNullable(probe) : Optional.empty();
        if (asking != null) {
            asking.cancel();
        }
        probe = null;
        asking = null;
        return stopped;
    }

    public ObservableList<PortInfo> ports() {
        return ports;
    }

    /** The port that is meant; null while none is. */
    public ReadOnlyObjectProperty<PortInfo> chosenProperty() {
        return chosen;
    }

    public ReadOnlyObjectProperty<Answer> answerProperty() {
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

    /** Why the device did not answer; null unless {@link Answer#SILENT}. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** The port of the device that is done and still attached; null when there is none. */
    public ReadOnlyObjectProperty<PortInfo> finishedProperty() {
        return finished;
    }
}
