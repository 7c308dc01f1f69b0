package dev.claimport.cli;

import dev.claimport.failure.Problem;
import java.util.Optional;

/** The window, as seen from the commands that open it. */
public interface Window {

    /** Why no window can be shown here; empty if one can. */
    Optional<Problem> obstacle();

    /**
     * Shows the window and returns when it is closed.
     *
     * @param practice start in practice mode, signed in, with a device plugged in
     * @return the exit code
     * @throws dev.claimport.failure.FailureException {@code no-window}
     * @throws InterruptedException when interrupted while the window is open
     */
    int open(boolean practice) throws InterruptedException;
}
