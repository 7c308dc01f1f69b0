package dev.claimport.desktop.control;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/** The application's icon for a window's frame and the task bar, which choose the size that they show; the build draws it. */
public final class WindowIcons {

    private WindowIcons() {}

    /** Read in the background, so that the window does not wait for them. */
    public static List<Image> load() {
        return Stream.of(16, 32, 48, 128).map(size -> WindowIcons.class.getResource("/dev/claimport/desktop/icons/" + size + ".png"))
                .map(Objects::requireNonNull).map(URL::toExternalForm).map(address -> new Image(address, true)).toList();
    }
}
