package dev.claimport.settings;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.PolicyFailure;
import dev.claimport.failure.Problem;
import dev.claimport.file.LockFile;
import dev.claimport.file.OwnFolder;
import dev.claimport.file.SmallFile;
import dev.claimport.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The user's own settings, as YAML; replaced as a whole when one changes. */
final class UserFile {

    private static final String HEAD = "# Written by Claimport: claimport config, or the settings page.\n";

    private final Path file;

    UserFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /** @throws FailureException {@code settings-invalid}, {@code file-unreadable}, {@code file-open-to-others} */
    Map<Setting, String> read() {
        try {
            OwnFolder.requireClosedToOthers(file);
            return SettingsYaml.read(new String(SmallFile.read(file, SettingsYaml.LARGEST), StandardCharsets.UTF_8));
        } catch (NoSuchFileException _) {
            return Map.of();
        } catch (SmallFile.TooLargeException e) {
            throw invalid(SettingsProblem.TOO_LONG.problem(), e);
        } catch (SettingsException e) {
            throw invalid(e.problem(), e);
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), e.toString()).exception(e);
        }
    }

    private FailureException invalid(Problem problem, Exception e) {
        return new PolicyFailure(PolicyFailure.Kind.SETTINGS_INVALID, Map.of("file", file.toString(), "problem", problem)).exception(e);
    }

    /**
     * Reads, changes and writes, while nobody else does. What changes nothing is not written.
     *
     * @throws FailureException {@code disk-full}, {@code file-busy}, {@code file-not-writable}, and all that reading ends in
     */
    void change(UnaryOperator<Map<Setting, String>> change) {
        // What cannot be read is told as such, before a lock is made beside it.
        read();
        try (var _ = LockFile.of(file)) {
            Map<Setting, String> before = read();
            Map<Setting, String> after = change.apply(before);
            if (!after.equals(before)) {
                write(after);
            }
        }
    }

    private void write(Map<Setting, String> settings) {
        StringBuilder text = new StringBuilder(HEAD);
        // No value has quotes or backslashes: its type does not let it.
        new TreeMap<>(settings).forEach((setting, value) -> text.append(setting.id()).append(": \"").append(value).append("\"\n"));
        WholeFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8), WholeFile.Access.KEPT);
    }
}
