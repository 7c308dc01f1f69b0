package dev.claimport.desktop.certify;

import dev.claimport.certify.clause.Reach;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.time.Background;
import java.net.Inet4Address;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Where a device under certification is to register: on this computer alone, or on an address of it in the device's network. On the screen's thread. */
public final class CertifyPlace {

    private static final int HIGHEST_PORT = 65_535;

    private final ObservableList<Optional<Inet4Address>> addresses = FXCollections.observableArrayList(List.of(Optional.empty()));
    private final ObjectProperty<Optional<Inet4Address>> address = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty port = new SimpleStringProperty("");

    /** Brings the addresses there are, those of loopback left out; none where they cannot be told. */
    public void look(Background background, Callable<List<Inet4Address>> own) {
        background.start(DesktopWait.FILES, own, found -> addresses.addAll(found.stream().filter(each -> !each.isLoopbackAddress()).map(Optional::of).toList()), _ -> { });
    }

    /** What can be chosen; empty stands for this computer alone. */
    public ObservableList<Optional<Inet4Address>> addresses() {
        return addresses;
    }

    public ObjectProperty<Optional<Inet4Address>> addressProperty() {
        return address;
    }

    /** As it is typed; blank for any that is free. */
    public StringProperty portProperty() {
        return port;
    }

    /** Empty while what is typed is no port that has a next one. */
    public Optional<Reach> reach() {
        Optional<Inet4Address> where = address.get();
        if (where.isEmpty() || port.get().isBlank()) {
            return Optional.of(new Reach(where, 0));
        }
        try {
            int number = Integer.parseInt(port.get().strip());
            return number > 0 && number < HIGHEST_PORT ? Optional.of(new Reach(where, number)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
