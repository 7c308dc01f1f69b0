package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.settings.Setting;
import dev.claimport.testing.ReleaseServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;

/** What the window says of newer releases, which a real https server tells it of; 1.0.0 runs. */
class UpdatesInTheWindowTest {

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private ReleaseServer releases;
    private OpenWindow window;

    @BeforeEach
    void make() throws Exception {
        releases = new ReleaseServer();
        window = new OpenWindow(folder);
        window.tls = Optional.of(releases.trusting(folder));
        window.fixed.put(Setting.UPDATE_URL, releases.url());
        window.fixed.put(Setting.UPDATE_KEY, releases.key());
    }

    @AfterEach
    void close() {
        window.close();
        releases.close();
    }

    private void open() {
        window.open(FirstPage.PRACTICE);
        window.await("signed in", () -> window.window.handoverProperty().get() != null);
    }

    private Optional<Node> notice() {
        return window.stage.getScene().getRoot().lookupAll(".notice-news").stream().filter(Node::isVisible).findFirst();
    }

    private Button button(String name) {
        return window.fx(() -> notice().orElseThrow().lookupAll(".button").stream().map(Button.class::cast)
                .filter(button -> name.equals(button.getAccessibleText()) || name.equals(button.getText().replace("_", ""))).findFirst().orElseThrow());
    }

    /** Once the answer is there, whatever there is to say has been said. */
    private void assertSaysNothing() {
        open();
        window.await("asked", () -> !releases.server.requests().isEmpty());
        awaitAnswer();
        assertTrue(window.fx(this::notice).isEmpty());
    }

    private void awaitAnswer() {
        window.await("answered", () -> folder.resolve("updates.json").toFile().exists());
        window.settle();
    }

    @Test
    void aNewerReleaseIsSaidAndItsPageOpenedFromTheKeyboard() throws Exception {
        releases.say("1.2.0");
        open();
        window.await("notice", () -> notice().isPresent());
        assertEquals("Claimport 1.2.0 is out. Ask whoever installs it for you, or see its page.", window.fx(() -> notice().orElseThrow().getAccessibleText()));
        window.settle();
        robot.push(KeyCode.ALT, KeyCode.N);
        window.await("page", () -> !window.pagesOpened.isEmpty());
        assertEquals(List.of(URI.create("https://claimport.example/releases/1.2.0")), window.pagesOpened);
        assertTrue(window.fx(this::notice).isPresent());
    }

    @Test
    void putAwayItTakesNoRoom() throws Exception {
        releases.say("1.2.0");
        open();
        window.await("notice", () -> notice().isPresent());
        window.run(button("Put away")::fire);
        assertTrue(window.fx(this::notice).isEmpty());
        assertTrue(window.all(".notice-news", Node.class).stream().noneMatch(Node::isManaged));
    }

    @Test
    void withoutABrowserThatIsSaidAndTheAddressStaysToBeTyped() throws Exception {
        releases.say("1.2.0");
        open();
        window.await("notice", () -> notice().isPresent());
        window.browserWorks = false;
        window.run(button("See what is new")::fire);
        window.await("said", () -> notice().orElseThrow().getAccessibleText().equals(
                "The browser does not open. This is the page of Claimport 1.2.0: https://claimport.example/releases/1.2.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "0.9.9", "1.0.0-rc.1"})
    void whoeverHasTheNewestIsToldNothing(String version) throws Exception {
        releases.say(version);
        assertSaysNothing();
    }

    static Stream<String> notBelieved() throws Exception {
        return Stream.of("<!doctype html><title>Hotel Wi-Fi</title>", ReleaseServer.signedByAnother(ReleaseServer.manifest("9.0.0")), "");
    }

    @ParameterizedTest
    @MethodSource("notBelieved")
    void whatCannotBeBelievedIsNotSaid(String body) {
        releases.say(Optional.of(Answer.json(200, body).with("Content-Type", "text/html")));
        assertSaysNothing();
        assertTrue(window.fx(() -> window.stage.getScene().getRoot().lookupAll(".notice-danger")).stream().noneMatch(Node::isVisible), "nor that it was not");
    }

    @Test
    void withoutANetworkTheWindowWorksAndSaysNothing() {
        releases.close();
        open();
        awaitAnswer();
        assertTrue(window.fx(this::notice).isEmpty());
        assertFalse(window.page().template().stateProperty().get() == null);
    }

    @Test
    void whereTheAdministratorHasSwitchedItOffNobodyIsAsked() throws Exception {
        releases.say("9.0.0");
        window.fixed.put(Setting.UPDATES, "off");
        open();
        window.settle();
        assertTrue(window.fx(this::notice).isEmpty());
        assertEquals(0, releases.server.requests().size());
        assertFalse(folder.resolve("updates.json").toFile().exists());
    }
}
