package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.Phase;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.testing.Administrations;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.settings.Setting;
import dev.claimport.testing.PseudoLanguage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The language is a setting that counts at once, over whatever is under way. */
class LanguageInTheWindowTest {

    private final Locale before = Locale.getDefault();

    @TempDir
    private Path folder;
    private OpenWindow window;

    @BeforeEach
    void make() {
        window = new OpenWindow(folder, PseudoLanguage.installed());
    }

    @AfterEach
    void close() {
        window.close();
        Locale.setDefault(before);
    }

    private Set<String> words() {
        return window.all("*", Labeled.class).stream().map(labeled -> window.fx(labeled::getText)).filter(text -> text != null && !text.isBlank()).collect(Collectors.toSet());
    }

    private void turnTo(String page) {
        Button item = window.all(".rail-item", Button.class).stream().filter(each -> page.equals(each.getAccessibleText())).findFirst().orElseThrow();
        window.run(item::fire);
        window.settle();
    }

    @Test
    void anotherLanguageIsSpokenAtOnceAndTheHandOverGoesOn() {
        window.open(FirstPage.PRACTICE);
        window.await("page", () -> window.window.handoverProperty().get() != null);
        HandoverViewModel page = window.page();
        window.await("ready", () -> page.blockerProperty().get() == Blocker.NONE);
        window.run(page::handOver);
        window.await("engine", () -> window.engine.get() != null);
        FakeEngine engine = window.engine.get().untilVerified();

        turnTo(PseudoLanguage.of("Settings"));
        @SuppressWarnings("unchecked")
        ComboBox<String> language = window.all("*", ComboBox.class).stream().filter(box -> PseudoLanguage.of("Language").equals(OpenWindow.name(box))).findFirst().orElseThrow();
        window.run(() -> language.setValue("en"));
        window.await("spoken", () -> window.stage.getScene().getRoot().lookupAll(".rail-item").stream().anyMatch(item -> "Settings, shown now".equals(item.getAccessibleText())));

        assertEquals(Set.of(), words().stream().filter(text -> text.contains("⟦")).collect(Collectors.toSet()));
        assertEquals("en", Administrations.in(folder, Map.of(), window.backend.bench, window.time).settings().read().value(Setting.LANGUAGE).text());
        assertEquals(Phase.RUNNING, page.phaseProperty().get(), "nothing was broken off");
        turnTo("Hand over");
        engine.confirm();
        window.await("confirmed", () -> page.phaseProperty().get() == Phase.CONFIRMED);
        window.settle();
        assertTrue(words().contains("Confirmed in the registry"), "what comes later is in the new language: " + words());
    }
}
