package dev.claimport.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where each system keeps what a user has set, and his own device profiles. */
public final class ConfigFolder {

    private static final String PROFILES = "profiles";

    private ConfigFolder() {}

    /**
     * {@code %APPDATA%\Claimport}, {@code ~/Library/Application Support/Claimport}, or {@code claimport} in {@code XDG_CONFIG_HOME} (XDG
     * base directory specification).
     *
     * @param systemName as the system property {@code os.name}
     */
    public static Path usual(String systemName, Map<String, String> environment, Path home) {
        String system = systemName.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String appData = environment.get("APPDATA");
            Path folder = appData == null ? home.resolve("AppData").resolve("Roaming") : Path.of(appData);
            return folder.resolve("Claimport");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Claimport");
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = config.startsWith("/") ? Path.of(config) : home.resolve(".config");
        return folder.resolve("claimport");
    }

    /** The folder of the user's own device profiles. */
    public static Path profiles(String systemName, Map<String, String> environment, Path home) {
        return usual(systemName, environment, home).resolve(PROFILES);
    }
}
