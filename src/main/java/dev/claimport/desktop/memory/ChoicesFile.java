package dev.claimport.desktop.memory;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.claimport.settings.ConfigFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The settings as a JSON file, always replaced as a whole. */
public final class ChoicesFile {

    /** More than this is no settings file of ours. */
    private static final long MAX_BYTES = 1_000_000;

    private final Path file;
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public ChoicesFile(Path file) {
        this.file = file;
    }

    /** The settings in the user's folder of this system. @param systemName as the system property {@code os.name} */
    public static Path usualPath(String systemName, Map<String, String> environment, Path home) {
        return ConfigFolder.usual(systemName, environment, home).resolve("settings.json");
    }

    /**
     * What was saved last; nothing chosen when there is no file. A file that cannot be understood is renamed aside, so that
     * it is neither in the way nor lost.
     */
    public RememberedChoices load() throws IOException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return setAside();
            }
            RememberedChoices settings = json.readValue(Files.readAllBytes(file), RememberedChoices.class);
            return settings == null ? setAside() : settings;
        } catch (NoSuchFileException _) {
            return RememberedChoices.EMPTY;
        } catch (JacksonException _) {
            return setAside();
        }
    }

    /** Writes beside the file and renames, so that a crash leaves the old file or the new one. */
    public synchronized void save(RememberedChoices settings) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "settings", ".new");
        try {
            Files.write(fresh, json.writeValueAsBytes(settings));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private RememberedChoices setAside() throws IOException {
        Files.move(file, file.resolveSibling(file.getFileName() + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        return RememberedChoices.EMPTY;
    }
}
