package dev.claimport.desktop.certify;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Labels;
import java.net.Inet4Address;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Asks where the device registers, and at an address by which port. */
final class CertifyPlaceForm extends HBox {

    private final Texts texts;

    CertifyPlaceForm(CertifyPlace place, Texts texts) {
        this.texts = texts;
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
        Node ports = field("certify.place.port", port);
        place.addressProperty().subscribe(chosen -> Labels.show(ports, chosen.isPresent()));
        getStyleClass().add("row");
        getChildren().addAll(field("certify.place", address), ports);
    }

    private Node field(String key, Control control) {
        var label = Labels.wrapped(texts.text(key), "field-label");
        label.setLabelFor(control);
        label.setMaxWidth(Double.MAX_VALUE);
        control.setMinWidth(0);
        VBox all = new VBox(label, control);
        all.getStyleClass().add("field");
        HBox.setHgrow(all, Priority.ALWAYS);
        return all;
    }
}
