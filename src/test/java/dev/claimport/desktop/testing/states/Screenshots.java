package dev.claimport.desktop.testing.states;

import dev.claimport.desktop.memory.Appearance;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.testing.PseudoLanguage;
import dev.claimport.testing.ReleaseServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;

/**
 * Paints every state of the window, light and dark, in its usual and its least size: {@code target/screenshots}. Arguments: parts of the states' names by commas, a language, and
 * the size of texts, 1.75 at most.
 */
public final class Screenshots {

    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final List<Size> SIZES = List.of(new Size(1280, 800), new Size(1024, 700));

    private record Size(double width, double height) {}

    private Screenshots() {}

    public static void main(String[] arguments) throws Exception {
        List<String> only = List.of(arguments.length > 0 ? arguments[0].split(",") : new String[] {""});
        Locale locale = arguments.length < 2 ? Locale.ENGLISH : arguments[1].equals("qps") ? PseudoLanguage.installed() : Locale.forLanguageTag(arguments[1]);
        double text = arguments.length < 3 ? 1 : Double.parseDouble(arguments[2]);
        try (ReleaseServer releases = new ReleaseServer()) {
            releases.say("1.2.0");
            new WindowStates(FOLDER, locale, name -> only.stream().anyMatch(name::contains), (name, window) -> paint(name, window, text)).showAll(releases);
        }
        Platform.exit();
    }

    private static void paint(String name, OpenWindow window, double text) {
        for (Size size : SIZES) {
            for (Appearance appearance : List.of(Appearance.LIGHT, Appearance.DARK)) {
                window.run(() -> {
                    window.stage.setWidth(size.width());
                    window.stage.setHeight(size.height());
                    window.window.look().appearanceProperty().set(appearance);
                    window.window.look().sizeProperty().set(text);
                });
                window.picture(FOLDER.resolve("%s-%s-%.0f.png".formatted(name, appearance.name().toLowerCase(Locale.ROOT), size.width())));
            }
        }
        System.out.println(name);
    }
}
