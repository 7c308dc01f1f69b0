package dev.claimport.desktop.common;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Shows a page in the technician's browser. */
@FunctionalInterface
public interface Browser {

    /**
     * Blocks shortly: never call it on the FX thread.
     *
     * @throws IOException when no browser could be started
     */
    void open(URI page) throws IOException, InterruptedException;

    /**
     * The same for whom the page can also be told in words. Blocks shortly: never call it on the FX thread.
     *
     * @return whether a browser could be started
     */
    default boolean opens(URI page) throws InterruptedException {
        try {
            open(page);
            return true;
        } catch (IOException e) {
            LoggerFactory.getLogger(Browser.class).info("the browser did not open: {}", e.getMessage());
            return false;
        }
    }

    /**
     * Shows a page that Claimport has written itself. Blocks shortly: never call it on the FX thread.
     *
     * @return whether a browser could be started
     */
    default boolean opens(Path page) throws InterruptedException {
        return opens(page.toUri());
    }

    /** Why it is better not to try; looked at once, at the start. */
    default Optional<BrowserObstacle> obstacle() {
        return Optional.empty();
    }
}
