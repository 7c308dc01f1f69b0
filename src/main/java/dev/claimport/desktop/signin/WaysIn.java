package dev.claimport.desktop.signin;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.Labels;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import software.amazon.awssdk.regions.Region;

/** The ways in, the likely one first. */
final class WaysIn extends VBox implements SignInPage.Focusable {

    private static final double REGION_WIDTH = 180;

    private final TextField startUrl = new TextField();
    private final ComboBox<String> region = new ComboBox<>();
    private final SignInViewModel model;

    WaysIn(SignInViewModel model, Texts texts) {
        this.model = model;
        getStyleClass().add("signin-cards");
        getChildren().addAll(identityCenter(texts), practice(texts));
    }

    private Card identityCenter(Texts texts) {
        startUrl.textProperty().bindBidirectional(model.startUrlProperty());
        startUrl.setPromptText(texts.text("signin.start-url.prompt"));
        region.setEditable(true);
        region.setItems(FXCollections.observableArrayList(
                Region.regions().stream().filter(one -> !one.isGlobalRegion()).map(Region::id).sorted().toList()));
        region.getEditor().textProperty().bindBidirectional(model.regionProperty());
        region.setPromptText(texts.text("signin.region.prompt"));
        region.setMaxWidth(Double.MAX_VALUE);
        VBox url = field(texts.text("signin.start-url"), startUrl);
        VBox where = field(texts.text("signin.region"), region);
        region.getEditor().setAccessibleText(texts.text("signin.region"));
        where.setMinWidth(REGION_WIDTH);
        where.setMaxWidth(REGION_WIDTH);
        HBox.setHgrow(url, Priority.ALWAYS);
        HBox fields = new HBox(url, where);
        fields.getStyleClass().add("row");

        Button signIn = Buttons.primary(texts.text("signin.with-code"), model::signInWithCode);
        Label hint = Labels.wrapped(texts.text("signin.with-code.hint"), "muted", "small");
        HBox.setHgrow(hint, Priority.ALWAYS);
        HBox actions = new HBox(signIn, hint);
        actions.getStyleClass().add("row");
        actions.setAlignment(Pos.CENTER_LEFT);

        Card card = new Card("");
        card.setAccessibleText(texts.text("signin.identity-center"));
        card.getStyleClass().add("card-likely");
        card.getChildren().addAll(Labels.line(texts.text("signin.identity-center"), "card-title"), fields, actions);
        return card;
    }

    private static VBox field(String name, Control control) {
        Label label = Labels.line(name, "field-label");
        label.setLabelFor(control);
        control.setAccessibleText(name);
        VBox field = new VBox(label, control);
        field.getStyleClass().add("field");
        return field;
    }

    private Card practice(Texts texts) {
        VBox words = new VBox(Labels.line(texts.text("signin.practice"), "card-title"),
                Labels.wrapped(texts.text("signin.practice.hint"), "muted", "small"));
        words.getStyleClass().add("tight");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(words, Buttons.plain(texts.text("signin.practice.start"), model::practise));
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        Card card = new Card("");
        card.setAccessibleText(texts.text("signin.practice"));
        card.getChildren().add(row);
        return card;
    }

    @Override
    public void focus() {
        Platform.runLater(model.startUrlProperty().get().isEmpty() ? startUrl::requestFocus : this::focusButton);
    }

    /** What is remembered need not be typed: Enter alone goes on. */
    private void focusButton() {
        lookupAll(".accent").forEach(Node::requestFocus);
    }
}
