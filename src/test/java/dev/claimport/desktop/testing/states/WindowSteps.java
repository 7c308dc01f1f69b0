package dev.claimport.desktop.testing.states;

import dev.claimport.desktop.control.ChipButton;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.handover.TemplateListViewModel;
import dev.claimport.desktop.testing.OpenWindow;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;

/** What a technician does anywhere in the window. */
public final class WindowSteps {

    private WindowSteps() {}

    public static boolean shows(OpenWindow window, String selector) {
        return window.root().lookupAll(selector).stream().anyMatch(Node::isVisible);
    }

    /** @param key of the button's text */
    public static void press(OpenWindow window, String key) {
        window.run(() -> buttons(window, ".cp-button").filter(button -> window.texts.text(key).equals(button.getText())).toList().forEach(Button::fire));
    }

    public static Stream<Button> buttons(OpenWindow window, String selector) {
        return window.root().lookupAll(selector).stream().filter(Button.class::isInstance).map(Button.class::cast);
    }

    /** Presses the main button of the sheet. */
    public static void begin(OpenWindow window) {
        window.run(() -> buttons(window, ".sheet-plate .cp-button").filter(Button::isDefaultButton).toList().forEach(Button::fire));
    }

    /** @param key of the page's name */
    public static void pressRail(OpenWindow window, String key) {
        window.settle();
        window.run(() -> window.root().lookupAll(".rail-item").stream().map(Button.class::cast)
                .filter(item -> item.getAccessibleText().contains(window.texts.text(key))).forEach(Button::fire));
        window.settle();
    }

    /** @param key of what pressing it is for */
    public static void pressChip(OpenWindow window, String key) {
        window.settle();
        window.run(() -> window.root().lookupAll(".chip-button").stream().map(ChipButton.class::cast)
                .filter(chip -> window.texts.text(key).equals(chip.getAccessibleHelp())).forEach(ChipButton::fire));
    }

    public static void fillIn(OpenWindow window) {
        window.run(() -> {
            window.window.signIn().form().portalProperty().set("https://acme.awsapps.com/start");
            window.window.signIn().form().regionProperty().set("eu-west-1");
        });
    }

    public static void signIn(OpenWindow window) {
        fillIn(window);
        window.run(window.window.signIn()::signInWithCode);
    }

    /** On the hand-over page, signed in at Identity Center. */
    public static HandoverViewModel signedIn(OpenWindow window) {
        signIn(window);
        window.backend.confirmed.countDown();
        window.await("role", window::asksForRole);
        window.run(() -> window.window.signIn().choiceProperty().get().enter());
        return onPage(window);
    }

    public static HandoverViewModel onPage(OpenWindow window) {
        window.await("page", () -> window.window.handoverProperty().get() != null);
        HandoverViewModel page = window.page();
        window.await("list", () -> page.template().list().stateProperty().get() == TemplateListViewModel.State.READY);
        return page;
    }
}
