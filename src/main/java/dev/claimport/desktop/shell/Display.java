package dev.claimport.desktop.shell;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;
import java.util.Map;

/** Whether a window can be shown at all. JavaFX itself answers that with stack traces. */
public final class Display {

    private final String systemName;
    private final Map<String, String> environment;
    private final boolean headless;

    /**
     * @param systemName as the system property {@code os.name}
     * @param headless whether JavaFX is told to do without a display ({@code glass.platform})
     */
    public Display(String systemName, Map<String, String> environment, boolean headless) {
        this.systemName = systemName.toLowerCase(Locale.ROOT);
        this.environment = environment;
        this.headless = headless;
    }

    /** This computer's. */
    public static Display here() {
        return new Display(System.getProperty("os.name"), System.getenv(), "Headless".equals(System.getProperty("glass.platform")));
    }

    /** @throws FailureException {@code no-window} */
    public void require() {
        if (headless || systemName.startsWith("windows") || systemName.startsWith("mac")) {
            return;
        }
        if (environment.getOrDefault("DISPLAY", "").isEmpty()) {
            throw missing("no display", null);
        }
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup("libgtk-3.so.0", arena);
        } catch (IllegalArgumentException e) {
            throw missing("GTK 3 is not installed", e);
        }
    }

    static FailureException missing(String reason, Throwable cause) {
        return new LocalFailure(LocalFailure.Kind.NO_WINDOW, Map.of("reason", reason)).exception(cause);
    }
}
