package dev.claimport.desktop.testing.states;

import static dev.claimport.desktop.testing.states.WindowSteps.begin;
import static dev.claimport.desktop.testing.states.WindowSteps.buttons;
import static dev.claimport.desktop.testing.states.WindowSteps.pressRail;
import static dev.claimport.desktop.testing.states.WindowSteps.shows;
import static dev.claimport.desktop.testing.states.WindowSteps.signedIn;

import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.testing.FakeBackend;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.settings.Setting;
import java.nio.file.Path;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

/** What is set, what support needs, and what this computer and role can do. */
final class SettingsStates extends Catalogue {

    SettingsStates(Showing showing) {
        super(showing);
    }

    @Override
    void showAll() throws Exception {
        show("check-limited", FirstPage.SIGN_IN, window -> window.backend.checked = FakeBackend.limited(), window -> {
            signedIn(window);
            pressRail(window, "rail.check");
        });
        show("check-in-the-way", FirstPage.SIGN_IN, window -> window.backend.checked = FakeBackend.inTheWay(), window -> {
            signedIn(window);
            pressRail(window, "rail.check");
        });
        show("check-notice", FirstPage.SIGN_IN, window -> window.backend.checked = FakeBackend.inTheWay(), WindowSteps::signedIn);
        show("settings", FirstPage.SIGN_IN, window -> {
            window.fixed.put(Setting.REGION, "eu-west-1");
            window.fixed.put(Setting.UPDATES, "off");
            window.fixed.put(Setting.TEMPLATES, "practice-gateway, practice-sensor");
        }, window -> {
            signedIn(window);
            pressRail(window, "rail.settings");
        });
        show("settings-support", FirstPage.SIGN_IN, window -> {
            signedIn(window);
            pressRail(window, "rail.settings");
            collect(window);
        });
        show("settings-own", FirstPage.SIGN_IN, window -> {
            signedIn(window);
            pressRail(window, "rail.settings");
            window.await("page", () -> !window.root().lookupAll(".setting").isEmpty());
            window.run(() -> window.root().lookupAll(".setting .text-field").stream().map(TextField.class::cast)
                    .filter(field -> window.texts.text("setting.region").equals(OpenWindow.name(field))).forEach(field -> {
                        field.setText("eu-central-1");
                        field.fireEvent(new ActionEvent());
                    }));
            window.await("set", () -> shows(window, ".setting-reset"));
        });
        show("settings-support-failed", FirstPage.SIGN_IN, window -> {
            window.saveFolder = Optional.of(Path.of("/media", "stick"));
            signedIn(window);
            pressRail(window, "rail.settings");
            collect(window);
            begin(window);
            window.await("failed", () -> shows(window, ".sheet-plate .notice-danger"));
        });
    }

    private static void collect(OpenWindow window) {
        window.await("page", () -> buttons(window, ".cp-button").anyMatch(button -> button.getText().equals(window.texts.text("support.collect"))));
        window.run(() -> buttons(window, ".cp-button").filter(button -> button.getText().equals(window.texts.text("support.collect"))).toList().forEach(Button::fire));
        window.await("collected", () -> buttons(window, ".sheet-plate .cp-button").anyMatch(button -> button.isDefaultButton() && !button.isDisabled()));
    }
}
