package dev.claimport.desktop.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Whether all that is written has the room that it needs: nothing is cut off or broken within a word, nothing stands outside of what it stands in,
 * and no text lies on another. To be asked on the FX thread, once everything is laid out.
 */
public final class Fit {

    /**
     * What Claimport says and may end in an ellipsis all the same, by its style, as its whole is in a tooltip. Rows of a list and slots of a wall are as high
     * as the others, whatever stands in them; ids of failures have what room the figures leave. What a line prompts with, and what is chosen of a menu, are as long as the line and the menu's face are.
     */
    private static final Set<String> SHORTENED = Set.of("row-note", "slot-word", "slot-title", "slot-note", "slot-corner",
            "figure-failures", "secret-prompt", "family-choice", "port-choice");
    /** Pixels that rounding may take, and the room that a font has above and below its letters. */
    private static final double ROUNDING = 2;
    private static final double LEADING = 4;
    /** Of letters, with what stands beside them in sentences; Chinese and Japanese are broken anywhere. */
    private static final Pattern WORD = Pattern.compile("\\p{Punct}*[[\\p{L}\\p{M}~]&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]]{2,}\\p{Punct}*", Pattern.UNICODE_CHARACTER_CLASS);

    private record Written(Text text, Bounds place) {}

    private final Predicate<String> said;
    private final List<Written> written = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private Fit(Predicate<String> said) {
        this.said = said;
    }

    /** @param said whether Claimport says this; other texts are data, which may end in an ellipsis if the whole is in a tooltip */
    public static List<String> faults(Parent root, Predicate<String> said) {
        Fit fit = new Fit(said);
        fit.look(root, root.getLayoutBounds());
        fit.lookForOverlaps();
        return fit.faults;
    }

    /** @param room in the scene, that can be seen */
    private void look(Node node, Bounds room) {
        if (!node.isVisible() || node.getOpacity() == 0 || node.isDisabled() && node.getStyleClass().contains("behind-sheet")) {
            return;
        }
        switch (node) {
            case Labeled labeled when labeled.isTextTruncated() && !mayBeShortened(labeled) -> faults.add("cut off: " + named(labeled, labeled.getText()));
            case FontIcon _ -> { }
            case Text text when !text.getText().isBlank() && !isTyped(text) -> look(text, room);
            default -> { }
        }
        if (node instanceof Parent parent) {
            Bounds within = isScrolled(node) ? common(room, node.localToScene(node.getLayoutBounds())) : room;
            parent.getChildrenUnmodifiable().forEach(child -> look(child, within));
        }
    }

    private void look(Text text, Bounds room) {
        Optional<TextInputControl> line = lineOf(text);
        Bounds place = line.map(input -> common(place(text), input.localToScene(input.getLayoutBounds()))).orElseGet(() -> place(text));
        if (line.isPresent() && place.getWidth() < place(text).getWidth() - ROUNDING && !isWholeInATooltip(line.get(), text.getText())) {
            faults.add("cut off: " + named(line.get(), text.getText()));
        }
        Bounds seen = common(place, room);
        if (seen.getWidth() > 0 && seen.getHeight() > 0) {
            written.add(new Written(text, seen));
        }
        if (text.getWrappingWidth() > 0) {
            Arrays.stream(text.getText().split("[\\s/-]+")).filter(word -> WORD.matcher(word).matches()).filter(word -> width(word, text) > text.getWrappingWidth() + ROUNDING)
                    .findFirst().ifPresent(word -> faults.add("broken within a word: " + named(text, word)));
        }
        for (Node around = text.getParent(); line.isEmpty() && around != null && !isScrolled(around) && !isScrolled(around.getParent()); around = around.getParent()) {
            Bounds bounds = around.localToScene(around.getLayoutBounds());
            if (around instanceof Region && around.isManaged() && isOutside(place, bounds)) {
                faults.add("outside of %s by %.0f, %.0f, %.0f, %.0f: %s".formatted(named(around, ""), bounds.getMinX() - place.getMinX(), bounds.getMinY() - place.getMinY(),
                        place.getMaxX() - bounds.getMaxX(), place.getMaxY() - bounds.getMaxY(), named(text, text.getText())));
                break;
            }
        }
    }

    /** Where this is what a line to type into prompts with. */
    private static Optional<TextInputControl> lineOf(Node node) {
        for (Node around = node.getParent(); around != null; around = around.getParent()) {
            if (around instanceof TextInputControl input) {
                return Optional.of(input);
            }
        }
        return Optional.empty();
    }

    /** A line shows as much of what is typed as it can. */
    private static boolean isTyped(Text text) {
        return lineOf(text).filter(input -> !text.getText().equals(input.getPromptText())).isPresent();
    }

    private static boolean isScrolled(Node node) {
        return node != null && (node.getStyleClass().contains("viewport") || node.getStyleClass().contains("clipped-container"));
    }

    private static double width(String word, Text like) {
        Text alone = new Text(word);
        alone.setFont(like.getFont());
        return alone.getLayoutBounds().getWidth();
    }

    private static boolean isOutside(Bounds inner, Bounds outer) {
        return inner.getMinX() < outer.getMinX() - ROUNDING || inner.getMaxX() > outer.getMaxX() + ROUNDING
                || inner.getMinY() < outer.getMinY() - LEADING || inner.getMaxY() > outer.getMaxY() + LEADING;
    }

    private void lookForOverlaps() {
        for (int i = 0; i < written.size(); i++) {
            for (int j = i + 1; j < written.size(); j++) {
                Bounds both = common(written.get(i).place(), written.get(j).place());
                if (both.getWidth() > ROUNDING && both.getHeight() > LEADING && !isCounted(written.get(i).text(), written.get(j).text())) {
                    faults.add("one on another: " + named(written.get(i).text(), written.get(i).text().getText()) + " and " + named(written.get(j).text(), written.get(j).text().getText()));
                }
            }
        }
    }

    /** Figures that count stand in cells of one width, which are wider than most of them, and share their edges. */
    private static boolean isCounted(Text one, Text other) {
        Node cells = one.getParent().getParent();
        return cells != null && cells.getStyleClass().contains("tabular") && cells == other.getParent().getParent();
    }

    private static Bounds place(Text text) {
        return text.localToScene(text.getLayoutBounds());
    }

    private static Bounds common(Bounds one, Bounds other) {
        double left = Math.max(one.getMinX(), other.getMinX());
        double top = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(left, top, Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - left), Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - top));
    }

    private boolean mayBeShortened(Labeled labeled) {
        return isWholeInATooltip(labeled, labeled.getText()) && (!said.test(labeled.getText()) || isShortened(labeled));
    }

    private static boolean isShortened(Node node) {
        return node.getStyleClass().stream().anyMatch(SHORTENED::contains) || node.getParent() != null && node.getParent().getStyleClass().stream().anyMatch(SHORTENED::contains);
    }

    private static boolean isWholeInATooltip(Node node, String text) {
        for (Node around = node; around != null; around = around.getParent()) {
            if (around instanceof Control control && control.getTooltip() != null && control.getTooltip().getText().contains(text)) {
                return true;
            }
        }
        return false;
    }

    private static String named(Node node, String text) {
        Node styled = node instanceof Text && node.getParent() != null ? node.getParent() : node;
        return styled.getClass().getSimpleName() + styled.getStyleClass() + (text.isEmpty() ? "" : " “" + text.replace('\n', '|') + "”");
    }
}
