package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.handover.TemplateListViewModel;
import dev.claimport.desktop.memory.Appearance;
import dev.claimport.desktop.testing.Administrations;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.failure.Place;
import dev.claimport.failure.PolicyFailure;
import dev.claimport.failure.ValueProblem;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
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
        window.open(FirstPage.PRACTICE);
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
        return type.isInstance(node) && name.equals(OpenWindow.name(node));
    }

    private SettingsStore store() {
        return Administrations.in(folder, Map.of(), window.backend.bench, window.time).settings();
    }

    @Test
    void whatIsFixedIsLockedAndSaysSo() {
        window.fixed.put(Setting.REGION, "eu-central-1");
        openSettings();
        TextField region = control("Region of AWS IoT", TextField.class);
        assertFalse(window.fx(region::isEditable));
        assertEquals("eu-central-1", window.fx(region::getText));
        assertTrue(window.fx(control("Start URL", TextField.class)::isEditable));
        assertTrue(window.all("*", Node.class).stream().anyMatch(node ->
                "Region of AWS IoT: eu-central-1, set by your organisation".equals(node.getAccessibleText())));
    }

    @Test
    void aChangeCountsAtOnceAndCanBeTakenBack() {
        openSettings();
        CheckBox practice = control("Practice", CheckBox.class);
        window.run(practice::fire);
        window.await("saved", () -> !store().read().isOn(Setting.PRACTICE));
        Button back = control("Back to the default: Practice", Button.class);
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
        window.open(FirstPage.SIGN_IN);
        TextField portal = window.all(".text-field", TextField.class).stream().filter(field -> "https://acme.awsapps.com/start".equals(field.getText()))
                .findFirst().orElseThrow();
        assertTrue(window.fx(portal::isDisabled));
    }

    @Test
    void practiceThatIsOffIsNotOffered() {
        window.fixed.put(Setting.PRACTICE, "off");
        window.open(FirstPage.SIGN_IN);
        assertFalse(window.all(".card-plate", Node.class).stream().anyMatch(card -> "Practice".equals(card.getAccessibleText()) && card.isVisible()));
    }

    @Test
    void onlyTemplatesThatAreAllowedAreOffered() {
        window.fixed.put(Setting.TEMPLATES, "practice-sensor");
        window.open(FirstPage.SIGN_IN);
        window.backend.confirmed.countDown();
        window.run(() -> {
            window.window.signIn().form().portalProperty().set("https://acme.awsapps.com/start");
            window.window.signIn().form().regionProperty().set("eu-west-1");
            window.window.signIn().signInWithCode();
        });
        window.await("role", window::asksForRole);
        window.run(() -> window.window.signIn().choiceProperty().get().enter());
        window.await("signed in", () -> window.window.handoverProperty().get() != null);
        TemplateListViewModel list = window.page().template().list();
        window.await("list", () -> list.stateProperty().get() == TemplateListViewModel.State.READY);
        assertEquals(List.of("practice-sensor"), window.fx(() -> list.usable().stream().map(TemplateSummary::name).toList()));
    }

    @Test
    void aBrokenPolicyIsNamedAndNothingStarts() {
        window.policy = () -> {
            throw new PolicyFailure(PolicyFailure.Kind.POLICY_INVALID, Map.of("file", "/etc/claimport/policy.yaml", 
                    "problem", ValueProblem.REGION.at(new Place.Line(3)))).exception();
        };
        window.open(FirstPage.PRACTICE);
        window.await("said", () -> window.stage.getScene().getRoot().lookupAll(".notice-danger").stream().anyMatch(notice -> notice.isVisible()
                && notice.getAccessibleText().contains("/etc/claimport/policy.yaml, cannot be used. Line 3: Only a region")));
        assertEquals(null, window.page());
    }

    @Test
    void whatSupportIsGivenIsShownPartByPart() {
        openSupport();
        TextArea preview = control("What goes into the file", TextArea.class);
        window.await("versions", () -> preview.getText().contains("claimport 1.0.0"));
        CheckBox settings = part("Settings");
        window.run(settings::fire);
        assertTrue(window.fx(preview::getText).contains("practice = on"));
        assertFalse(window.fx(settings::isSelected));
    }

    @Test
    void whatIsTickedIsSavedAndThePageSaysWhere() throws IOException {
        openSupport();
        window.run(part("Log")::fire);
        Path to = Files.createDirectory(folder.resolve("desk"));
        window.saveFolder = Optional.of(to);
        window.run(save()::fire);
        Path file = to.resolve("claimport-support-20261123-140031.zip");
        window.await("said", () -> says("Saved as " + file));
        assertFalse(window.fx(this::isSheetOpen));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(List.of("versions.txt", "system.txt", "ports.txt", "settings.txt", "failures.txt", "line.txt"), zip.stream().map(ZipEntry::getName).toList());
        }
    }

    @Test
    void whereItCannotBeSavedThatIsSaidAndAnotherPlaceCanBeTried() throws IOException {
        openSupport();
        window.saveFolder = Optional.of(folder.resolve("pulled-out-stick"));
        window.run(part("Log")::fire);
        window.run(save()::fire);
        window.await("said", () -> says("pulled-out-stick"));
        assertTrue(window.fx(this::isSheetOpen));
        assertFalse(window.fx(part("Log")::isSelected), "what was left out stays left out");
        Path to = Files.createDirectory(folder.resolve("desk"));
        window.saveFolder = Optional.of(to);
        window.run(save()::fire);
        window.await("saved", () -> !isSheetOpen());
        assertEquals(List.of("claimport-support-20261123-140031.zip"), names(to));
    }

    @Test
    void whoeverThinksBetterOfItStaysWhereHeWas() throws IOException {
        openSupport();
        List<String> before = names(folder);
        window.run(save()::fire);
        assertTrue(window.fx(this::isSheetOpen));
        assertEquals(before, names(folder));
        assertFalse(window.fx(save()::isDisabled));
    }

    @Test
    void aFileOfThatNameIsReplacedOnlyAsAWhole() throws IOException {
        openSupport();
        window.saveFolder = Optional.of(folder);
        Path file = Files.createDirectory(folder.resolve("claimport-support-20261123-140031.zip")).resolve("holiday.jpg");
        Files.writeString(file, "x");
        window.run(save()::fire);
        window.await("said", () -> says("cannot be written"));
        assertEquals("x", Files.readString(file));
        assertTrue(names(folder).stream().noneMatch(name -> name.endsWith(".new")), "nothing is left beside it");
    }

    private void openSupport() {
        openSettings();
        window.await("page", () -> collect().isPresent());
        Button collect = window.fx(() -> collect().orElseThrow());
        window.run(collect::fire);
        window.await("collected", () -> window.stage.getScene().getRoot().lookupAll(".check-box").stream()
                .anyMatch(box -> ((CheckBox) box).getText().equals("Versions")));
    }

    private Optional<Button> collect() {
        return window.stage.getScene().getRoot().lookupAll(".cp-button").stream()
                .filter(Button.class::isInstance).map(Button.class::cast).filter(button -> button.getText().startsWith("_Collect")).findFirst();
    }

    private CheckBox part(String name) {
        return window.all(".check-box", CheckBox.class).stream().filter(box -> box.getText().equals(name)).findFirst().orElseThrow();
    }

    private Button save() {
        return window.all(".sheet-plate .cp-button", Button.class).stream().filter(Button::isDefaultButton).findFirst().orElseThrow();
    }

    private boolean isSheetOpen() {
        return !window.stage.getScene().getRoot().lookupAll(".sheet-plate").isEmpty();
    }

    private boolean says(String words) {
        return window.stage.getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(label -> label.isVisible() && ((Labeled) label).getText() != null && ((Labeled) label).getText().contains(words));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
