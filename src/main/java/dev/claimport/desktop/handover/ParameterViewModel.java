package dev.claimport.desktop.handover;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One parameter of a template: filled in by the technician, by a default, or by the device. */
public final class ParameterViewModel {

    private final String name;
    private final Optional<String> defaultValue;
    private final StringProperty value = new SimpleStringProperty("");
    private final BooleanProperty fromDevice = new SimpleBooleanProperty();
    private final StringProperty deviceValue = new SimpleStringProperty("");
    private final BooleanBinding missing;

    public ParameterViewModel(String name, Optional<String> defaultValue, String remembered) {
        this.name = name;
        this.defaultValue = defaultValue;
        this.missing = Bindings.createBooleanBinding(
                () -> !fromDevice.get() && defaultValue.isEmpty() && value.get().isBlank(), fromDevice, value);
        value.set(remembered);
    }

    public String name() {
        return name;
    }

    public Optional<String> defaultValue() {
        return defaultValue;
    }

    /** What the technician gives; empty leaves it to the default or the device. */
    public Optional<String> given() {
        return fromDevice.get() || value.get().isBlank() ? Optional.empty() : Optional.of(value.get().strip());
    }

    /** What it will be, where that is known already. */
    public Optional<String> known() {
        if (fromDevice.get()) {
            return deviceValue.get().isEmpty() ? Optional.empty() : Optional.of(deviceValue.get());
        }
        return given().or(() -> defaultValue);
    }

    public StringProperty valueProperty() {
        return value;
    }

    public BooleanProperty fromDeviceProperty() {
        return fromDevice;
    }

    /** What the device is expected to fill in; empty while that is not known. */
    public StringProperty deviceValueProperty() {
        return deviceValue;
    }

    /** Nobody supplies it yet. */
    public BooleanBinding missingBinding() {
        return missing;
    }
}
