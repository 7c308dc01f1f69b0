package dev.claimport.desktop.handover;

import dev.claimport.claim.template.TemplateBody;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateException;
import dev.claimport.claim.template.TemplateParameter;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.memory.RememberedChoices.TemplateMemory;
import dev.claimport.desktop.template.TemplateCheckViewModel;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.failure.Failure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.TemplateFailure;
import dev.claimport.iot.AccountReader;
import dev.claimport.iot.IotService;
import dev.claimport.time.Background;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which template, and what is given for its parameters. */
public final class TemplateViewModel {

    /** What devices call their serial number by custom (AWS IoT developer guide, all examples of fleet provisioning). */
    private static final String SERIAL_NUMBER = "SerialNumber";

    /** How far the chosen template is known. */
    public enum State {
        NONE,
        LOADING,
        READY,
        /** The role may not read it: its parameters are not known, and the hand-over may still try. */
        UNDESCRIBED,
        FAILED
    }

    private final IotService iot;
    private final Background background;
    private final Memory memory;
    private final TemplateListViewModel list;
    private final TemplateCheckViewModel check;
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty choosing = new SimpleBooleanProperty(true);
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.NONE);
    private final ObjectProperty<TemplateDescription> description = new SimpleObjectProperty<>();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private final ObjectProperty<Failure> doubt = new SimpleObjectProperty<>();
    private final ObservableList<ParameterViewModel> parameters = FXCollections.observableArrayList();
    private final StringProperty thingName = new SimpleStringProperty("");

    private Background.@Nullable Task describing;
    private @Nullable TemplateBody body;
    private Optional<DeviceIdentity> device = Optional.empty();

    /** @param accounts opens what the role may look at; may block */
    public TemplateViewModel(IotService iot, Supplier<AccountReader> accounts, Background background, Memory memory) {
        this.iot = iot;
        this.background = background;
        this.memory = memory;
        this.list = new TemplateListViewModel(iot, background);
        this.check = new TemplateCheckViewModel(accounts, background);
    }

    /** Means this template from here on, and fetches what is to be known of it. */
    public void choose(String chosen) {
        stopDescribing();
        check.clear();
        memory.change(settings -> settings.withTemplate(chosen));
        description.set(null);
        failure.set(null);
        doubt.set(null);
        body = null;
        parameters.clear();
        thingName.set("");
        name.set(chosen);
        choosing.set(false);
        list.queryProperty().set("");
        state.set(State.LOADING);
        describing = background.start(DesktopWait.ANSWER, () -> iot.describeTemplate(chosen), this::show, this::refuse);
    }

    /** Fetches the chosen template anew. */
    public void retry() {
        choose(name.get());
    }

    private void show(TemplateDescription found) {
        TemplateSummary summary = found.summary();
        description.set(found);
        check.show(found);
        if (!summary.type().equals(TemplateSummary.FLEET_PROVISIONING)) {
            refuse(new ServiceFailure(ServiceFailure.Kind.TEMPLATE_WRONG_TYPE,
                    Map.of("template", summary.name(), "type", summary.type())));
        } else if (!summary.enabled()) {
            refuse(new ServiceFailure(ServiceFailure.Kind.TEMPLATE_DISABLED, Map.of("template", summary.name())));
        } else {
            read(found);
        }
    }

    private void read(TemplateDescription found) {
        try {
            body = TemplateBody.parse(found.body());
        } catch (TemplateException e) {
            refuse(new TemplateFailure(TemplateFailure.Kind.TEMPLATE_UNREADABLE,
                    Map.of("template", name.get(), "problem", e.problem())));
            return;
        }
        doubt.set(body.doubts().stream().findFirst().map(first ->
                new TemplateFailure(TemplateFailure.Kind.TEMPLATE_NOT_UNDERSTOOD, Map.of("template", name.get(), "problem", first))).orElse(null));
        TemplateMemory remembered = memory.settings().memory(name.get());
        List<ParameterViewModel> asked = body.parameters().values().stream()
                .map(parameter -> parameter(parameter, remembered)).toList();
        parameters.setAll(asked);
        assign();
        state.set(State.READY);
    }

    private ParameterViewModel parameter(TemplateParameter declared, TemplateMemory remembered) {
        ParameterViewModel parameter = new ParameterViewModel(
                declared.name(), declared.defaultValue(), remembered.values().getOrDefault(declared.name(), ""));
        parameter.valueProperty().addListener((_, _, _) -> predict());
        return parameter;
    }

    private void refuse(Failure refused) {
        failure.set(refused);
        state.set(refused.kind() == ServiceFailure.Kind.NOT_ALLOWED ? State.UNDESCRIBED : State.FAILED);
    }

    /** Says which device it is for: what that fills in itself is not asked. Empty while none has answered. */
    void show(Optional<DeviceIdentity> answered) {
        device = answered;
        answered.ifPresent(identity -> remember(identity.parameters()));
        assign();
    }

    private void assign() {
        Set<String> filledIn = device.map(identity -> new HashSet<>(identity.parameters())).orElseGet(this::likelyFromDevice);
        for (ParameterViewModel parameter : parameters) {
            parameter.deviceValueProperty().set(parameter.name().equals(SERIAL_NUMBER) ? device.map(DeviceIdentity::serial).orElse("") : "");
            parameter.fromDeviceProperty().set(filledIn.contains(parameter.name()));
        }
        predict();
    }

    /** Before a device has answered: what the last one filled in; before the first, the serial number. */
    private HashSet<String> likelyFromDevice() {
        List<String> last = memory.settings().memory(name.get()).fromDevice();
        return new HashSet<>(last.isEmpty() ? List.of(SERIAL_NUMBER) : last);
    }

    private void predict() {
        if (body == null) {
            return;
        }
        Map<String, String> known = new LinkedHashMap<>();
        Set<String> unknown = new HashSet<>();
        for (ParameterViewModel parameter : parameters) {
            parameter.known().ifPresentOrElse(value -> known.put(parameter.name(), value), () -> unknown.add(parameter.name()));
        }
        thingName.set(body.thingName(known, unknown).orElse(""));
        check.give(unknown.isEmpty() ? Optional.of(known) : Optional.empty());
    }

    /** Keeps what was given, for the next time that this template is chosen. */
    void remember() {
        remember(memory.settings().memory(name.get()).fromDevice());
    }

    private void remember(List<String> fromDevice) {
        if (body == null) {
            return;
        }
        Map<String, String> values = new LinkedHashMap<>(memory.settings().memory(name.get()).values());
        for (ParameterViewModel parameter : parameters) {
            if (!parameter.fromDeviceProperty().get()) {
                values.put(parameter.name(), parameter.valueProperty().get().strip());
            }
        }
        memory.change(settings -> settings.withMemory(name.get(), new TemplateMemory(values, fromDevice)));
    }

    /** What the technician gives; what defaults and device supply is left out. */
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        parameters.forEach(parameter -> parameter.given().ifPresent(value -> given.put(parameter.name(), value)));
        return given;
    }

    /** Names of parameters that nobody supplies yet, in the order of declaration. */
    public List<String> missing() {
        return parameters.stream().filter(parameter -> parameter.missingBinding().get()).map(ParameterViewModel::name).toList();
    }

    void close() {
        stopDescribing();
        check.clear();
        list.close();
    }

    private void stopDescribing() {
        if (describing != null) {
            describing.cancel();
        }
    }

    public TemplateListViewModel list() {
        return list;
    }

    /** What is to be said of the chosen template. */
    public TemplateCheckViewModel check() {
        return check;
    }

    /** The chosen template; empty while none is. */
    public ReadOnlyStringProperty nameProperty() {
        return name;
    }

    /** Whether the list of templates is shown instead of the chosen one. */
    public BooleanProperty choosingProperty() {
        return choosing;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state;
    }

    /** Null while it is not known. */
    public ReadOnlyObjectProperty<TemplateDescription> descriptionProperty() {
        return description;
    }

    /** Why the template cannot be used or is not known; null when it can. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** What in the template is not understood here, which is no reason not to go on; null when all of it is. */
    public ReadOnlyObjectProperty<Failure> doubtProperty() {
        return doubt;
    }

    public ObservableList<ParameterViewModel> parameters() {
        return parameters;
    }

    /** What the thing will be called; empty while that cannot be told. */
    public ReadOnlyStringProperty thingNameProperty() {
        return thingName;
    }
}
