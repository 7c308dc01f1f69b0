package dev.claimport.desktop.signin;

import dev.claimport.desktop.common.FolderDialog;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Prompt;
import dev.claimport.desktop.control.SuggestField;
import dev.claimport.desktop.control.WordsBar;
import dev.claimport.failure.Failure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.SignInOffers.Profile;
import dev.claimport.signin.SsoSession;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2MZ;

/** The ways in, the likely one first. */
final class SignInFormView extends VBox implements SignInPage.Focusable {

    private static final double REGION_WIDTH = 180;
    private static final double PROFILE_WIDTH = 230;

    private final SignInViewModel model;
    private final SignInFormViewModel form;
    private final Texts texts;
    private final FolderDialog dialog;
    private final SuggestField<SsoSession> portal;
    private final ComboBox<String> region = new ComboBox<>();

    SignInFormView(SignInViewModel model, Texts texts, FolderDialog dialog) {
        this.model = model;
        this.form = model.form();
        this.texts = texts;
        this.dialog = dialog;
        portal = new SuggestField<>(texts.text("signin.portal"), texts.text("signin.portal.list"), form.sessions(),
                SsoSession::label, session -> session.name().isPresent() ? session.startUrl() : "");
        getStyleClass().add("signin-cards");
        getChildren().addAll(identityCenter(), console(), profile(), practice());
    }

    private Card identityCenter() {
        portal.field().textProperty().bindBidirectional(form.portalProperty());
        Prompt.show(portal.field(), texts.text("signin.portal.prompt"));
        region.setItems(model.regions());
        region.setEditable(true);
        region.getEditor().textProperty().bindBidirectional(form.regionProperty());
        Labels.name(region.getEditor(), texts.text("signin.region"));
        region.setPromptText(texts.text("signin.region.prompt"));
        region.setMaxWidth(Double.MAX_VALUE);
        region.disableProperty().bind(form.namedProperty().or(form.regionFixedProperty()));
        portal.disableProperty().bind(form.portalFixedProperty());
        VBox where = field(texts.text("signin.region"), region);
        where.setMinWidth(REGION_WIDTH);
        where.setMaxWidth(REGION_WIDTH);
        VBox address = field(texts.text("signin.portal"), portal);
        HBox.setHgrow(address, Priority.ALWAYS);
        HBox fields = new HBox(address, where);
        fields.getStyleClass().add("row");

        Card card = card(texts.text("signin.identity-center"));
        card.getStyleClass().add("card-likely");
        card.visibleProperty().bind(form.identityCenterProperty());
        card.managedProperty().bind(form.identityCenterProperty());
        Label fixed = Labels.wrapped(texts.text("signin.portal.fixed"), "muted", "small");
        fixed.visibleProperty().bind(form.portalFixedProperty());
        fixed.managedProperty().bind(form.portalFixedProperty());
        card.getChildren().addAll(Labels.wrapped(texts.text("signin.identity-center"), "card-title"), fields, fixed, actions());
        model.obstacle().ifPresent(obstacle ->
                card.getChildren().add(Labels.wrapped(texts.text("signin.obstacle." + obstacle.id()), "muted", "small")));
        return card;
    }

    /** Where no browser can open, the code comes first. */
    private FlowPane actions() {
        boolean browser = model.obstacle().isEmpty();
        Button likely = browser
                ? Buttons.primary(texts.text("signin.in-browser"), model::signInInBrowser)
                : Buttons.primary(texts.text("signin.with-code"), model::signInWithCode);
        Button other = browser
                ? Buttons.plain(texts.text("signin.code-instead"), model::signInWithCode)
                : Buttons.plain(texts.text("signin.browser-instead"), model::signInInBrowser);
        CheckBox stay = Buttons.check(texts.text("signin.stay"));
        stay.getStyleClass().add("small");
        stay.selectedProperty().bindBidirectional(form.stayProperty());
        stay.setAccessibleHelp(texts.text("signin.stay.hint"));
        // In a narrow window the check box goes below.
        FlowPane actions = new FlowPane(likely, other, stay);
        actions.getStyleClass().add("ways-actions");
        return actions;
    }

    private Card console() {
        Card card = way(texts.text("signin.console"), Labels.wrapped(texts.text("signin.console.hint"), "muted", "small"),
                Buttons.plain(texts.text("signin.console.start"), model::signInAtConsole));
        card.visibleProperty().bind(form.consoleProperty());
        card.managedProperty().bind(form.consoleProperty());
        return card;
    }

    private Card profile() {
        Label count = Labels.wrapped("", "muted", "small");
        ComboBox<Profile> profiles = new ComboBox<>(form.profiles());
        profiles.setConverter(new ProfileNames());
        profiles.valueProperty().bindBidirectional(form.profileProperty());
        Labels.name(profiles, texts.text("signin.profile"));
        profiles.setPrefWidth(PROFILE_WIDTH);
        Button use = Buttons.plain(texts.text("signin.profile.use"), model::useProfile);
        Button lookAgain = Buttons.plain(texts.text("retry"), model::lookAround);
        Card card = way(texts.text("signin.profile"), count, profiles, use, lookAgain);
        Runnable show = () -> {
            boolean some = !form.profiles().isEmpty();
            Labels.show(profiles, some);
            Labels.show(use, some);
            Labels.show(card, some || form.configFailureProperty().get() != null);
            Optional<Failure> broken = Optional.ofNullable(form.configFailureProperty().get());
            count.setText(broken.map(failure -> texts.message(failure) + " " + texts.remedy(failure)).orElseGet(() -> 
                    texts.text("signin.profile.count", "count", form.profiles().size())));
            Labels.show(lookAgain, broken.isPresent());
            count.setGraphic(broken.isPresent() ? Labels.icon(Material2MZ.WARNING, "warning-sign") : null);
        };
        Follow.changes(this, show, form.profiles(), form.configFailureProperty());
        show.run();
        return card;
    }

    private Card practice() {
        Card card = way(texts.text("signin.practice"), Labels.wrapped(texts.text("signin.practice.hint"), "muted", "small"),
                Buttons.plain(texts.text("signin.practice.own"), this::practiseWithOwn), Buttons.plain(texts.text("signin.practice.start"), model::practise));
        card.visibleProperty().bind(form.practiceProperty());
        card.managedProperty().bind(form.practiceProperty());
        return card;
    }

    /** Begins in the folder of the last time. */
    private void practiseWithOwn() {
        dialog.ask(getScene().getWindow(), texts.text("signin.practice.folder"), model.practiceAccount()).ifPresent(model::practiseWith);
    }

    /** A card of one row: what it is on the left, what to press on the right. */
    private static Card way(String title, Label hint, Node... controls) {
        VBox words = new VBox(Labels.wrapped(title, "card-title"), hint);
        words.getStyleClass().add("tight");
        Card card = card(title);
        card.getChildren().add(new WordsBar(words, controls));
        return card;
    }

    private static Card card(String name) {
        Card card = new Card("");
        card.setAccessibleText(name);
        return card;
    }

    private static VBox field(String name, Region control) {
        Label label = Labels.wrapped(name, "field-label");
        label.setLabelFor(control);
        VBox field = new VBox(label, control);
        field.getStyleClass().add("field");
        return field;
    }

    /** Profiles are chosen, never typed. */
    private static final class ProfileNames extends StringConverter<Profile> {

        @Override
        public String toString(@Nullable Profile profile) {
            return profile == null ? "" : profile.name();
        }

        @Override
        public Profile fromString(String name) {
            throw new UnsupportedOperationException();
        }
    }

    /** Where something is to be corrected or filled in. */
    @Override
    public void focus() {
        Platform.runLater(() -> {
            Failure failure = model.failureProperty().get();
            // Whoever cannot see the notice is told why the keyboard is there.
            String why = failure == null ? "" : texts.sentences(texts.message(failure), texts.remedy(failure));
            portal.field().setAccessibleHelp(why);
            region.setAccessibleHelp(why);
            lookupAll(".accent").forEach(button -> button.setAccessibleHelp(why));
            if (failure != null && failure.kind() == SignInFailure.Kind.NO_REGION) {
                Keyboard.give(region);
            } else if (form.portalProperty().get().isEmpty() || failure != null && (failure.kind() == SignInFailure.Kind.START_URL_WRONG || failure.kind() == SignInFailure.Kind.START_URL_INVALID)) {
                Keyboard.give(portal.field());
            } else {
                focusButton();
            }
        });
    }

    /** What is remembered need not be typed: Enter alone goes on. */
    private void focusButton() {
        lookupAll(".accent").forEach(Keyboard::give);
    }
}
