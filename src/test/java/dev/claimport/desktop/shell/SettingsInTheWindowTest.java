package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.Start;
import dev.claimport.desktop.settings.Appearance;
import dev.claimport.desktop.testing.Administrations;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import java.nio.file.Path;
import java.util.Map;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsInTheWindowTest {

    @TempDir
    private Path folder;
    private OpenWindow window;

    @BeforeEach
    void make() {
        window = new OpenWindow(folder);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void openSettings() {
        window.open(Start.PRACTICE);
        window.await("signed in", () -> window.window.handoverProperty().get() != null);
        Button settings = window.all(".rail-item", Button.class).stream().filter(item -> "Settings".equals(item.getAccessibleText())).findFirst().orElseThrow();
        window.run(settings::fire);
        window.settle();
    }

    private <T extends Node> T control(String name, Class<T> type) {
        // There once the page has been laid out.
        window.await(name, () -> window.stage.getScene().getRoot().lookupAll("*").stream().anyMatch(node -> isCalled(node, name, type)));
        return window.all("*", type).stream().filter(node -> isCalled(node, name, type)).findFirst().orElseThrow();
    }

    private static boolean isCalled(Node node, String name, Class<?> type) {
        return type.isInstance(node) && name.equals(node.getAccessibleText());
    }

    private SettingsStore store() {
        return Administrations.in(folder, Map.of(), window.backend.bench, window.time).settings();
    }

    @Test
    void whatIsFixedIsLockedAndSaysSo() {
        window.fixed.put(Setting.REGION, "eu-central-1");
        openSettings();
        TextField region = control("Region of AWS IoT", TextField.class);
        assertTrue(window.fx(region::isDisabled));
        assertEquals("eu-central-1", window.fx(region::getText));
        assertFalse(window.fx(control("Start URL", TextField.class)::isDisabled));
        assertTrue(window.all("*", Node.class).stream().anyMatch(node ->
                "Region of AWS IoT: eu-central-1, set by your organisation".equals(node.getAccessibleText())));
    }

    @Test
    void aChangeCountsAtOnceAndCanBeTakenBack() {
        openSettings();
        CheckBox practice = control("Practice", CheckBox.class);
        window.run(practice::fire);
        window.await("saved", () -> !store().read().isOn(Setting.PRACTICE));
        Button back = control("Back to the usual: Practice", Button.class);
        window.await("shown", back::isVisible);
        window.run(back::fire);
        window.await("taken back", () -> store().read().isOn(Setting.PRACTICE));
        window.await("shown", practice::isSelected);
    }

    @Test
    void theSignInPageFollowsSettingsAndPolicyAtOnce() {
        openSettings();
        TextField portal = control("Start URL", TextField.class);
        window.run(() -> {
            portal.setText("https://set.awsapps.com/start");
            portal.fireEvent(new ActionEvent());
        });
        window.await("followed", () -> "https://set.awsapps.com/start".equals(window.window.signIn().form().portalProperty().get()));
        CheckBox practice = control("Practice", CheckBox.class);
        window.run(practice::fire);
        window.await("no practice", () -> !window.window.signIn().form().practiceProperty().get());

        window.fixed.put(Setting.START_URL, "https://fixed.awsapps.com/start");
        Button signOut = window.all(".rail-item", Button.class).stream().filter(item -> "Sign out".equals(item.getAccessibleText())).findFirst().orElseThrow();
        window.run(signOut::fire);
        window.await("fixed", () -> window.window.signIn().form().portalFixedProperty().get());
        assertEquals("https://fixed.awsapps.com/start", window.fx(() -> window.window.signIn().form().portalProperty().get()));
    }

    @Test
    void aValueThatCannotBeIsRefusedAndWhatHoldsIsShown() {
        openSettings();
        TextField region = control("Region of AWS IoT", TextField.class);
        window.run(() -> {
            region.setText("here");
            region.fireEvent(new ActionEvent());
        });
        window.await("as before", () -> region.getText().isEmpty());
        assertEquals("", store().read().value(Setting.REGION).text());
    }

    @Test
    void coloursFollowTheSettingAndTheRailSetsIt() {
        openSettings();
        @SuppressWarnings("unchecked")
        ComboBox<String> colours = control("Colours", ComboBox.class);
        window.run(() -> colours.setValue("dark"));
        window.await("dark", () -> window.window.look().appearanceProperty().get() == Appearance.DARK);
        window.run(() -> window.window.look().appearanceProperty().set(Appearance.LIGHT));
        window.await("saved", () -> store().read().value(Setting.APPEARANCE).text().equals("light"));
        window.await("shown", () -> "light".equals(colours.getValue()));
    }

    @Test
    void fixedColoursStayAsTheyAre() {
        window.fixed.put(Setting.APPEARANCE, "dark");
        openSettings();
        window.run(() -> window.window.look().appearanceProperty().set(Appearance.LIGHT));
        window.await("dark again", () -> window.window.look().appearanceProperty().get() == Appearance.DARK);
    }

    @Test
    void aFixedPortalIsFilledInAndCannotBeChanged() {
        window.fixed.put(Setting.START_URL, "https://acme.awsapps.com/start");
        window.fixed.put(Setting.SSO_REGION, "eu-west-1");
        window.open(Start.SIGN_IN);
        TextField portal = window.all(".text-field", TextField.class).stream().filter(field -> "https://acme.awsapps.com/start".equals(field.getText()))
                .findFirst().orElseThrow();
        assertTrue(window.fx(portal::isDisabled));
    }

    @Test
    void practiceThatIsOffIsNotOffered() {
        window.fixed.put(Setting.PRACTICE, "off");
        window.open(Start.SIGN_IN);
        assertFalse(window.all(".card-plate", Node.class).stream().anyMatch(card -> "Practice".equals(card.getAccessibleText()) && card.isVisible()));
    }

    @Test
    void whatSupportIsGivenIsShownPartByPart() {
        openSettings();
        Button collect = window.all(".cp-button", Button.class).stream().filter(button -> button.getText().startsWith("Collect")).findFirst().orElseThrow();
        window.run(collect::fire);
        window.await("collected", () -> window.stage.getScene().getRoot().lookupAll(".check-box").stream()
                .anyMatch(box -> ((CheckBox) box).getText().equals("Versions")));
        TextArea preview = control("What goes into the file", TextArea.class);
        window.await("versions", () -> preview.getText().contains("claimport 1.0.0"));
        CheckBox settings = window.all(".check-box", CheckBox.class).stream().filter(box -> box.getText().equals("Settings")).findFirst().orElseThrow();
        window.run(settings::fire);
        assertTrue(window.fx(preview::getText).contains("practice = on"));
        assertFalse(window.fx(settings::isSelected));
    }
}
