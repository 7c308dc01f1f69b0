package dev.claimport.desktop.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;

/** The settings as a JSON file, always replaced as a whole. */
public final class SettingsFile {

    /** More than this is no settings file of ours. */
    private static final long MAX_BYTES = 1_000_000;

    private final Path file;
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public SettingsFile(Path file) {
        this.file = file;
    }

    /**
     * Where each system keeps a user's settings: {@code %APPDATA%}, {@code ~/Library/Application Support}, or {@code XDG_CONFIG_HOME}
     * (XDG base directory specification).
     *
     * @param systemName as the system property {@code os.name}
     */
    public static Path usualPath(String systemName, Map<String, String> environment, Path home) {
        String system = systemName.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String appData = environment.get("APPDATA");
            Path folder = appData == null ? home.resolve("AppData").resolve("Roaming") : Path.of(appData);
            return folder.resolve("Claimport").resolve("settings.json");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Claimport").resolve("settings.json");
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = config.startsWith("/") ? Path.of(config) : home.resolve(".config");
        return folder.resolve("claimport").resolve("settings.json");
    }

    /**
     * What was saved last; nothing chosen when there is no file. A file that cannot be understood is renamed aside, so that
     * it is neither in the way nor lost.
     */
    public Settings load() throws IOException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return setAside();
            }
            Settings settings = json.readValue(Files.readAllBytes(file), Settings.class);
            return settings == null ? setAside() : settings;
        } catch (NoSuchFileException _) {
            return Settings.EMPTY;
        } catch (JacksonException _) {
            return setAside();
        }
    }

    /** Writes beside the file and renames, so that a crash leaves the old file or the new one. */
    public synchronized void save(Settings settings) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "settings", ".new");
        try {
            Files.write(fresh, json.writeValueAsBytes(settings));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Settings setAside() throws IOException {
        Files.move(file, file.resolveSibling(file.getFileName() + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        return Settings.EMPTY;
    }
}
