package dev.claimport.desktop.control;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.claimport.desktop.memory.Appearance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** Light or dark, after the system unless chosen otherwise; the typeface; how large everything is; and whether anything may move. */
public final class Look {

    private static final String STYLESHEET = "/dev/claimport/desktop/claimport.css";
    private static final List<String> FONTS = List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf");
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final double ANY_SIZE = 14;
    /** In pixels. */
    private static final double USUAL_TEXT = 14;
    private static final String DATA = "data:text/css;base64,";

    private final ObjectProperty<Appearance> appearance = new SimpleObjectProperty<>(Appearance.SYSTEM);
    private final InvalidationListener systemChanged = _ -> apply();
    private final DoubleProperty size = new SimpleDoubleProperty(1);
    private Optional<Boolean> still = Optional.empty();
    private @Nullable Scene scene;

    /**
     * Loads theme and fonts: on the FX thread, once, before the first control is made. With that JavaFX would load its own theme, if there
     * were no other yet.
     */
    public Look() {
        apply();
        FONTS.forEach(Look::load);
        appearance.addListener(systemChanged);
        size.addListener(_ -> enlargePopups());
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakInvalidationListener(systemChanged));
    }

    private static void load(String font) {
        try (InputStream file = Look.class.getResourceAsStream("/dev/claimport/desktop/fonts/" + font)) {
            if (file == null || Font.loadFont(file, ANY_SIZE) == null) {
                throw new IllegalStateException(font + " cannot be loaded");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Dresses this scene from here on. */
    public void dress(Scene dressed) {
        scene = dressed;
        scene.getStylesheets().add(Look.class.getResource(STYLESHEET).toExternalForm());
        apply();
        enlargePopups();
    }

    /** Menus, hints and lists that open stand in windows of their own, which have nothing of the page but its style sheets. */
    private void enlargePopups() {
        if (scene != null) {
            String css = ".context-menu, .combo-box-popup, .tooltip { -fx-font-size: %spx; }".formatted(USUAL_TEXT * size.get());
            scene.getStylesheets().removeIf(sheet -> sheet.startsWith(DATA));
            scene.getStylesheets().add(DATA + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private void apply() {
        boolean dark = isDark();
        Application.setUserAgentStylesheet(dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        if (scene != null) {
            scene.getRoot().pseudoClassStateChanged(DARK, dark);
        }
    }

    private boolean isDark() {
        return switch (appearance.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /** The technician's choice. */
    public ObjectProperty<Appearance> appearanceProperty() {
        return appearance;
    }

    /** How much larger than usual everything is; from 1 on. */
    public DoubleProperty sizeProperty() {
        return size;
    }

    /** @param asked whether nothing may move; empty: as the system says */
    public void keepStill(Optional<Boolean> asked) {
        still = asked;
    }

    /** Whether things may move, to be asked when something is made; the system can ask for stillness. */
    public boolean mayMove() {
        return !still.orElseGet(() -> Platform.getPreferences().isReducedMotion());
    }
}
