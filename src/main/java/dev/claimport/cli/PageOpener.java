package dev.claimport.cli;

import java.io.IOException;
import java.net.URI;

/** Shows a page in the technician's browser. */
public interface PageOpener {

    /** Whether a browser on this computer is likely to open, and to find its way back to a command. */
    boolean isHere();

    /** @throws IOException when no browser could be started */
    void open(URI page) throws IOException, InterruptedException;
}
