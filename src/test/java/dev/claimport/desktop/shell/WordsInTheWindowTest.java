package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.testing.Ease;
import dev.claimport.desktop.testing.Fit;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.desktop.testing.states.WindowStates;
import dev.claimport.testing.ClassStrings;
import dev.claimport.testing.PseudoLanguage;
import dev.claimport.testing.ReleaseServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page and every state of the window in a language that nobody speaks. What is read there is a whole text of a bundle, or data, or a list of
 * such with a dot between; it is a fault when a word comes from the window's own classes, or when punctuation was put between texts.
 */
@Tag("thorough")
@TestInstance(Lifecycle.PER_CLASS)
class WordsInTheWindowTest {

    /** Names of keys and of things that are called so in every language. */
    private static final Set<String> NAMES = Set.of("Claimport", "Esc", "SerialNumber", "practice-sensor");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    private final Map<String, String> faults = new TreeMap<>();
    private final Map<String, String> misfits = new TreeMap<>();
    /** What the window's classes say, with anything in place of what they put in. */
    private List<Pattern> literals = List.of();
    private int seen;
    /** In any state: what was read once says nothing new. */
    private final Set<String> read = new HashSet<>();
    private final Ease ease = new Ease();

    @BeforeAll
    void goThroughTheWindow(@TempDir Path folder) throws Exception {
        literals = ClassStrings.of("dev/claimport/desktop").values().stream().flatMap(Set::stream).distinct().filter(text -> WORD.matcher(text).find())
                .map(text -> Pattern.compile(Arrays.stream(text.strip().split("\\x01", -1)).map(Pattern::quote).collect(Collectors.joining(".+")), Pattern.DOTALL)).toList();
        try (ReleaseServer releases = new ReleaseServer()) {
            releases.say("1.2.0");
            new WindowStates(folder, PseudoLanguage.installed(), _ -> true, this::read).showAll(releases);
        }
    }

    @Test
    void everyTextIsAWholeOneOfABundleOrData() {
        assertEquals(Map.of(), faults);
        assertTrue(seen > 3000, seen + " texts");
    }

    /** In the least window that is promised to be usable, though the language is two fifths longer than English. */
    @Test
    void nothingIsCutOff() {
        assertEquals(Map.of(), misfits);
    }

    /** For hands and eyes of every kind: languages do not matter there, and going through the window once is enough. */
    @Test
    void everybodyCanUseEveryState() {
        assertEquals(Map.of(), ease.found());
        assertTrue(ease.states() > 90 && ease.controls() > 1400, ease.states() + " states, " + ease.controls() + " controls");
    }

    private void read(String state, OpenWindow window) {
        window.resize(1024, 700);
        window.run(() -> Fit.faults(window.stage.getScene().getRoot(), text -> text.contains("⟦")).forEach(fault -> misfits.put(fault, state)));
        List<String> texts = new ArrayList<>();
        window.run(() -> {
            texts.add(window.stage.getTitle());
            collect(window.stage.getScene().getRoot(), texts);
        });
        seen += texts.size();
        texts.stream().filter(read::add).filter(text -> PseudoLanguage.beside(text).stream().anyMatch(beside -> isGlue(text, beside) || isLiteral(beside)))
                .forEach(text -> faults.put(text, state));
        // Last, as the keyboard goes about.
        ease.look(state, window);
    }

    /** Punctuation that belongs to a sentence; a dot in the middle between things of a list does not. */
    private static boolean isGlue(String text, String beside) {
        return !text.equals(beside) && (",.:;".indexOf(beside.charAt(0)) >= 0 || ",:;".indexOf(beside.charAt(beside.length() - 1)) >= 0);
    }

    private boolean isLiteral(String beside) {
        return Stream.of(beside.split("·|\n")).map(String::strip)
                .anyMatch(word -> !NAMES.contains(word) && literals.stream().anyMatch(literal -> literal.matcher(word).matches()));
    }

    private static void collect(Node node, List<String> texts) {
        if (!node.isVisible()) {
            return;
        }
        Stream.of(node.getAccessibleText(), node.getAccessibleHelp(), node.getAccessibleRoleDescription()).filter(Objects::nonNull).forEach(texts::add);
        add(OpenWindow.name(node), texts);
        switch (node) {
            case Labeled labeled -> add(labeled.getText(), texts);
            case TextInputControl input -> add(input.getPromptText(), texts);
            case Text text -> add(text.getText(), texts);
            default -> { }
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            add(control.getTooltip().getText(), texts);
        }
        if (node instanceof MenuButton menu) {
            menu.getItems().stream().map(MenuItem::getText).forEach(text -> add(text, texts));
        }
        if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }

    private static void add(String text, Collection<String> texts) {
        if (text != null && !text.isBlank()) {
            texts.add(text);
        }
    }
}
