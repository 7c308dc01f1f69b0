package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.Phase;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.control.Glyphs;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.handover.Step;
import dev.claimport.text.Language;
import dev.claimport.text.Messages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the sign-in to a confirmed device, and to one that is refused, in every language: nothing on the way is left in English. */
class EachLanguageInTheWindowTest {

    @TempDir
    private Path folder;
    private OpenWindow window;

    @AfterEach
    void close() {
        window.close();
    }

    private Set<String> words() {
        window.settle();
        return window.all("*", Labeled.class).stream().map(labeled -> window.fx(labeled::getText)).filter(text -> text != null && !text.isBlank()).collect(Collectors.toSet());
    }

    /** What the language says otherwise than English. */
    private static Set<String> foreign(Locale locale) {
        ResourceBundle english = Messages.bundle("desktop", Locale.ENGLISH);
        ResourceBundle spoken = Messages.bundle("desktop", locale);
        Set<String> own = spoken.keySet().stream().map(spoken::getString).collect(Collectors.toSet());
        return english.keySet().stream().map(english::getString).filter(text -> !text.isBlank() && !own.contains(text)).collect(Collectors.toSet());
    }

    private void assertSpoken(Locale locale) {
        Set<String> left = new TreeSet<>(words());
        left.retainAll(foreign(locale));
        assertEquals(Set.of(), left);
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    @Tag("long")
    void theWholeWayIsInTheLanguage(Language language) {
        Locale locale = language.locale();
        Messages failures = Messages.of("failures", locale);
        window = new OpenWindow(folder, locale);
        window.open(FirstPage.SIGN_IN);
        assertSpoken(locale);
        window.run(() -> window.window.signIn().practise());
        window.await("page", () -> window.window.handoverProperty().get() != null);
        HandoverViewModel page = window.page();
        window.await("ready", () -> page.blockerProperty().get() == Blocker.NONE);
        assertSpoken(locale);
        handOver(page).untilVerified().fail(Step.REGISTER, new RegistrationFailure(RegistrationFailure.Kind.HOOK_REFUSED, Map.of("code", "AccessDenied", "serial", "A1")));
        window.await("failed", () -> page.phaseProperty().get() == Phase.FAILED);
        assertTrue(words().stream().anyMatch(text -> text.contains(failures.text("hook-refused.title"))), () -> words().toString());
        assertSpoken(locale);
        FakeEngine refused = window.engine.get();
        window.run(page::tryAgain);
        window.await("another", () -> window.engine.get() != refused);
        window.engine.get().untilVerified().confirm();
        window.await("confirmed", () -> page.phaseProperty().get() == Phase.CONFIRMED);
        assertSpoken(locale);
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"GERMAN", "CHINESE"})
    void whereNoFontHasTheCharactersTheWindowSaysWhatToInstall(Language language) {
        window = new OpenWindow(folder, language.locale());
        window.open(FirstPage.SIGN_IN);
        Notice notice = window.fx(() -> (Notice) window.stage.getScene().lookup("#fonts"));
        assertEquals(window.fx(() -> !Glyphs.paint(language.rareCharacters())), notice.isVisible());
        assertTrue(!notice.isVisible() || notice.getAccessibleText().matches("(?s)No font .* of Chinese\\. .*fonts-noto-cjk.*\n.*简体中文.*fonts-noto-cjk.*"), notice.getAccessibleText());
    }

    private FakeEngine handOver(HandoverViewModel page) {
        window.run(page::handOver);
        window.await("engine", () -> window.engine.get() != null);
        return window.engine.get();
    }
}
