package dev.claimport.desktop.certify;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.LabelledField;
import dev.claimport.desktop.control.Labels;
import java.net.Inet4Address;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** Asks where the device registers, and at an address by which port. */
final class CertifyPlaceForm extends HBox {

    /** Of both, whatever stands in them, before the room is shared out. */
    private static final double WIDTH = 200;

    CertifyPlaceForm(CertifyPlace place, Texts texts) {
        ComboBox<Optional<Inet4Address>> address = new ComboBox<>(place.addresses());
        address.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<Inet4Address> value) {
                return value == null ? "" : value.map(Inet4Address::getHostAddress).orElseGet(() -> texts.text("certify.place.here"));
            }

            @Override
            public Optional<Inet4Address> fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        address.setMaxWidth(Double.MAX_VALUE);
        address.valueProperty().bindBidirectional(place.addressProperty());
        TextField port = new TextField();
        port.setPromptText(texts.text("certify.place.any"));
        port.textProperty().bindBidirectional(place.portProperty());
        LabelledField addresses = new LabelledField(texts.text("certify.place"), address);
        LabelledField ports = new LabelledField(texts.text("certify.place.port"), port);
        addresses.setPrefWidth(WIDTH);
        ports.setPrefWidth(WIDTH);
        place.addressProperty().subscribe(chosen -> Labels.show(ports, chosen.isPresent()));
        getStyleClass().add("row");
        getChildren().addAll(addresses, ports);
    }
}
