package dev.claimport.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where each system keeps what a user's programs have to keep. */
public final class DataFolder {

    private DataFolder() {}

    /**
     * The folder of the ledger: below {@code %LOCALAPPDATA%\Claimport}, {@code ~/Library/Application Support/Claimport}, or
     * {@code claimport} in {@code XDG_DATA_HOME} (XDG base directory specification).
     *
     * @param systemName as the system property {@code os.name}
     */
    public static Path ledger(String systemName, Map<String, String> environment, Path home) {
        return usual(systemName.toLowerCase(Locale.ROOT), environment, home).resolve("ledger");
    }

    private static Path usual(String system, Map<String, String> environment, Path home) {
        if (system.startsWith("windows")) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Claimport");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Claimport");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.startsWith("/") ? Path.of(data) : home.resolve(".local").resolve("share")).resolve("claimport");
    }
}
