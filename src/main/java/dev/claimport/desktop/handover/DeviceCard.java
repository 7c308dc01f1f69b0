package dev.claimport.desktop.handover;

import dev.claimport.bench.Phase;
import dev.claimport.bench.SlotDevice;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.CardScroll;
import dev.claimport.desktop.control.EmptyState;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Scroll;
import dev.claimport.desktop.control.Waiting;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.Failure;
import dev.claimport.serial.PortInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The third card: which device, what it says of itself, and the steps it goes through. */
final class DeviceCard extends VBox {

    private final HandoverViewModel page;
    private final DeviceViewModel model;
    private final Texts texts;
    private final EmptyState nothing;
    private final EmptyState done;
    private final VBox emptyPlace = new VBox();
    private final ComboBox<PortInfo> ports = new ComboBox<>();
    private final VBox portField;
    private final Label name = Labels.line("", "device-name");
    private final Label serial = Labels.line("", "device-serial");
    private final HBox title = new HBox(name, serial);
    private final Button certify;
    private final Label facts = Labels.wrapped("", "small", "muted", "device-facts");
    private final FamilyRow family;
    private final CodeRow code;
    private final LoginRow login;
    private final Waiting asking;
    private final Notice notice;
    private final Button askAgain;
    private final Button sameAgain;
    private final Timeline timeline;
    private boolean showing;

    /** @param practice plugs practice devices in; empty outside practice @param certify holds the device to the protocol */
    DeviceCard(HandoverViewModel page, Texts texts, boolean mayMove, Optional<PracticeDevices> practice, Runnable certify) {
        this.page = page;
        this.model = page.device();
        this.texts = texts;
        this.family = new FamilyRow(model, texts);
        this.code = new CodeRow(model.code(), texts);
        this.login = new LoginRow(model.login(), texts, "login.hand-over.");
        this.asking = new Waiting("", mayMove);
        this.notice = Notice.warning(texts);
        this.timeline = new Timeline(page.steps(), texts, mayMove, page::cancel);
        nothing = new EmptyState(Material2MZ.USB, texts.text("device.empty"), texts.text("device.empty.hint"));
        done = new EmptyState(Material2AL.CHECK, texts.text("device.done"), texts.text("device.done.hint"));
        askAgain = Buttons.plain(texts.text("device.ask-again"), model::askAgain);
        sameAgain = Buttons.plain(texts.text("device.same-again"), () -> model.choose(model.finishedProperty().get()));
        portField = portField();
        this.certify = Buttons.icon(Material2AL.FACT_CHECK, texts.text("certify.open"), certify);
        this.certify.getStyleClass().add("certify-button");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        title.getChildren().addAll(gap, this.certify);
        title.getStyleClass().add("device-title");
        title.setAlignment(Pos.CENTER_LEFT);
        emptyPlace.getStyleClass().add("empty-place");
        emptyPlace.setAlignment(Pos.CENTER);
        emptyPlace.getChildren().addAll(nothing, done, sameAgain);
        // Without the letter: the ribbon's button has it.
        practice.ifPresent(devices -> emptyPlace.getChildren().add(new PlugInButton(devices, texts, false)));

        VBox words = new VBox(title, facts);
        words.getStyleClass().add("tight");
        VBox scrolled = new VBox(words, family, code, login, asking, notice, askAgain, timeline);
        scrolled.getStyleClass().add("device-scrolled");
        CardScroll scroll = new CardScroll(scrolled);
        timeline.onOpened(Scroll::reveal);
        practice.map(this::refusals).ifPresent(refusals -> {
            scrolled.getChildren().add(refusals);
            // It says why the step failed, and comes before or after that does.
            timeline.onOpened(step -> Scroll.reveal(refusals.isVisible() ? refusals : step));
            refusals.visibleProperty().addListener((_, _, shown) -> {
                if (shown) {
                    Platform.runLater(() -> Scroll.reveal(refusals));
                }
            });
        });
        VBox.setVgrow(emptyPlace, Priority.ALWAYS);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Card card = new Card(texts.text("device.heading"));
        card.getChildren().addAll(portField, emptyPlace, scroll);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);

        Follow.changes(this, this::show, model.chosenProperty(), model.shownProperty(), model.answerProperty(), model.identityProperty(), model.profileProperty(),
                model.finishedProperty(), model.code().wantedProperty(), model.login().wantedProperty(), page.phaseProperty(), model.ports());
        scroll.visibleProperty().bind(emptyPlace.visibleProperty().not());
        scroll.managedProperty().bind(scroll.visibleProperty());
        show();
    }

    private RefusalNotice refusals(PracticeDevices devices) {
        Follow.value(this, page.phaseProperty(), phase -> {
            if (phase == Phase.RUNNING || phase == Phase.READY) {
                devices.refusals().clear();
            }
        });
        return new RefusalNotice(devices.refusals(), texts);
    }

    private VBox portField() {
        ports.setMaxWidth(Double.MAX_VALUE);
        ports.setPromptText(texts.text("device.port.prompt"));
        ports.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable PortInfo port) {
                return port == null ? "" : Texts.portName(port) + " · " + port.description();
            }

            @Override
            public @Nullable PortInfo fromString(String text) {
                return null;
            }
        });
        ports.valueProperty().addListener((_, _, port) -> {
            if (!showing) {
                model.choose(port);
            }
        });
        Label label = Labels.wrapped(texts.text("device.port"), "field-label");
        label.setLabelFor(ports);
        VBox field = new VBox(label, ports);
        field.getStyleClass().add("field");
        return field;
    }

    private void show() {
        showing = true;
        try {
            PortInfo chosen = model.chosenProperty().get();
            boolean busy = !page.phaseProperty().get().equals(Phase.READY);
            boolean several = model.ports().size() > 1 && !busy;
            Labels.show(portField, several);
            ports.getItems().setAll(model.ports());
            ports.setValue(chosen);
            boolean finished = chosen == null && model.finishedProperty().get() != null;
            Labels.show(emptyPlace, chosen == null && !busy);
            Labels.show(nothing, !finished && model.ports().isEmpty());
            Labels.show(done, finished);
            Labels.show(sameAgain, finished);
            DeviceIdentity identity = model.identityProperty().get();
            PortInfo shown = model.shownProperty().get();
            name.setText(identity != null ? identity.model() : shown == null ? "" : Texts.portName(shown));
            serial.setText(identity == null ? "" : identity.serial());
            Labels.setOrHide(facts, facts(shown, identity));
            SlotDevice.Answer answer = model.answerProperty().get();
            Labels.show(certify, model.certifiable().isPresent() && !busy);
            Labels.show(family, chosen != null && !busy);
            Labels.show(code, takesCode());
            Labels.show(login, takesLogin());
            Labels.show(asking, answer == SlotDevice.Answer.ASKING && !busy);
            asking.setText(texts.text("device.asking"));
            Failure failure = busy ? null : model.failureProperty().get();
            notice.show(failure);
            Labels.show(askAgain, answer == SlotDevice.Answer.SILENT && !busy || failure != null);
            Labels.show(timeline, busy || answer == SlotDevice.Answer.ANSWERED);
        } finally {
            showing = false;
        }
    }

    private String facts(@Nullable PortInfo port, @Nullable DeviceIdentity identity) {
        if (port == null) {
            return "";
        }
        if (identity == null) {
            return port.description();
        }
        List<String> facts = new ArrayList<>(List.of(Texts.portName(port), port.description()));
        if (!identity.firmware().isEmpty()) {
            facts.add(texts.text("device.firmware", "firmware", identity.firmware()));
        }
        String seal = texts.text(identity.can(Capability.TAKES_SEAL) ? "device.sealed" : "device.not-sealed");
        Profile profile = model.profileProperty().get();
        if (profile == null) {
            facts.add(seal);
        } else {
            facts.add(texts.list(texts.ofDialect(profile.dialect().id(), "speaks"), seal));
        }
        return String.join(" · ", facts);
    }

    /** Whether a code can be typed or scanned now; not where a password is asked for, which a stray scan must not be taken for, nor it for a code. */
    boolean takesCode() {
        DeviceIdentity identity = model.identityProperty().get();
        return page.phaseProperty().get() == Phase.READY && model.chosenProperty().get() != null && !model.login().wantedProperty().get()
                && (identity != null && identity.can(Capability.TAKES_SEAL) || model.code().wantedProperty().get());
    }

    private boolean takesLogin() {
        return page.phaseProperty().get() == Phase.READY && model.chosenProperty().get() != null && model.login().wantedProperty().get();
    }

    /** Where the code is typed or scanned. */
    CodeRow code() {
        return code;
    }

    /** Where user and password are typed. */
    LoginRow login() {
        return login;
    }
}
