package dev.claimport.desktop.common;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Why a browser on this computer is not likely to open, or not to find its way back here. */
public enum BrowserObstacle {
    /** The window is shown on another computer, by way of SSH. */
    REMOTE_SESSION,
    /** The browser is that of the Windows around it. */
    WSL,
    CONTAINER,
    /** Nothing here opens web pages. */
    NO_OPENER;

    /** The last part of its text's key. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What stands in the way here, if anything does.
     *
     * @param systemName as the system property {@code os.name}
     */
    public static Optional<BrowserObstacle> find(String systemName, Map<String, String> environment) {
        return find(systemName, environment, Files::exists);
    }

    static Optional<BrowserObstacle> find(String systemName, Map<String, String> environment, Predicate<Path> exists) {
        if (isSet(environment, "SSH_CONNECTION") || isSet(environment, "SSH_TTY")) {
            return Optional.of(REMOTE_SESSION);
        }
        String system = systemName.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows") || system.startsWith("mac")) {
            return Optional.empty();
        }
        if (isSet(environment, "WSL_DISTRO_NAME") || isSet(environment, "WSL_INTEROP")) {
            return Optional.of(WSL);
        }
        // Flatpak and Snap are containers too, but let a browser be opened; they do not leave these files.
        if (exists.test(Path.of("/.dockerenv")) || exists.test(Path.of("/run/.containerenv"))) {
            return Optional.of(CONTAINER);
        }
        boolean opener = Arrays.stream(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty()).anyMatch(folder -> exists.test(Path.of(folder, "xdg-open")));
        return opener ? Optional.empty() : Optional.of(NO_OPENER);
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }
}
