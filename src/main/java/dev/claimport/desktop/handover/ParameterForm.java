package dev.claimport.desktop.handover;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Prompt;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A field for each parameter; what the device fills in is shown, not asked. */
final class ParameterForm extends VBox {

    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

    private final TemplateViewModel model;
    private final Texts texts;

    ParameterForm(TemplateViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("form");
        Follow.changes(this, this::rebuild, model.parameters());
        rebuild();
    }

    private void rebuild() {
        getChildren().setAll(model.parameters().stream().map(this::row).toList());
        Labels.show(this, !getChildren().isEmpty());
    }

    private Node row(ParameterViewModel parameter) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(parameter.valueProperty());
        Prompt.show(field, parameter.defaultValue()
                .map(value -> texts.text("parameter.default", "value", value)).orElse(texts.text("parameter.prompt")));
        Label name = Labels.line(parameter.name(), "field-label");
        name.setLabelFor(field);
        Label missing = Labels.wrapped(texts.text("parameter.missing"), "missing-mark");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox heading = new HBox(name, gap, missing);

        Label value = Labels.line("");
        Label source = Labels.wrapped(texts.text("parameter.from-device"), "muted", "small");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox dashed = new HBox(value, between, source);
        dashed.setAlignment(Pos.CENTER_LEFT);
        dashed.getStyleClass().add("from-device");
        dashed.setAccessibleRole(AccessibleRole.TEXT);

        VBox row = new VBox(heading, field, dashed);
        row.getStyleClass().add("field");
        Runnable changed = () -> {
            boolean fromDevice = parameter.fromDeviceProperty().get();
            boolean lacking = parameter.missingBinding().get();
            Labels.show(field, !fromDevice);
            Labels.show(dashed, fromDevice);
            Labels.show(missing, lacking);
            value.setText(parameter.deviceValueProperty().get());
            field.pseudoClassStateChanged(MISSING, lacking);
            field.setAccessibleHelp(lacking ? texts.text("parameter.missing") : "");
            dashed.setAccessibleText(parameter.name() + " " + value.getText() + " " + source.getText());
        };
        Follow.changes(row, changed, parameter.fromDeviceProperty(), parameter.deviceValueProperty(), parameter.missingBinding());
        changed.run();
        return row;
    }

    /** Where typing should go: the first field that lacks a value, or else {@code otherwise}. */
    void focusFirstMissing(Node otherwise) {
        Keyboard.give(lookupAll(".text-field").stream()
                .filter(node -> node.isVisible() && node.getPseudoClassStates().contains(MISSING))
                .findFirst().orElse(otherwise));
    }
}
