package dev.claimport.desktop.memory;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.file.LockFile;
import dev.claimport.file.SmallFile;
import dev.claimport.file.WholeFile;
import dev.claimport.settings.ConfigFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The settings as a JSON file, always replaced as a whole. */
public final class ChoicesFile {

    /** More than this is no settings file of ours. */
    private static final int MAX_BYTES = 1_000_000;

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
            RememberedChoices settings = json.readValue(SmallFile.read(file, MAX_BYTES), RememberedChoices.class);
            return settings == null ? setAside() : settings;
        } catch (NoSuchFileException _) {
            return RememberedChoices.EMPTY;
        } catch (SmallFile.TooLargeException | JacksonException _) {
            return setAside();
        }
    }

    /**
     * Reads, changes and writes, while no other window does.
     *
     * @return what is saved now
     * @throws dev.claimport.failure.FailureException {@code disk-full}, {@code file-busy}, {@code file-not-writable}
     */
    public RememberedChoices change(UnaryOperator<RememberedChoices> change) throws IOException {
        try (var _ = LockFile.of(file)) {
            RememberedChoices before = load();
            RememberedChoices after = change.apply(before);
            if (!after.equals(before)) {
                WholeFile.replace(file, json.writeValueAsBytes(after), WholeFile.Access.KEPT);
            }
            return after;
        }
    }

    /** What {@link #load} or {@link #change} threw, by its name. */
    Failure unreadable(IOException thrown) {
        return new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), thrown.toString());
    }

    private RememberedChoices setAside() throws IOException {
        Files.move(file, file.resolveSibling(file.getFileName() + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        return RememberedChoices.EMPTY;
    }
}
