package dev.claimport.desktop.common;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Shows a page in the technician's browser. */
@FunctionalInterface
public interface Browser {

    /**
     * Blocks shortly: never call it on the FX thread.
     *
     * @throws IOException when no browser could be started
     */
    void open(URI page) throws IOException, InterruptedException;

    /** Why it is better not to try; looked at once, at the start. */
    default Optional<BrowserObstacle> obstacle() {
        return Optional.empty();
    }
}
