package dev.claimport.settings;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.PolicyFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

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

    /** @throws FailureException {@code settings-invalid}, {@code file-unreadable} */
    Map<Setting, String> read() {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(SettingsYaml.LARGEST + 1);
            if (bytes.length > SettingsYaml.LARGEST) {
                throw new SettingsException(1, "longer than " + SettingsYaml.LARGEST + " bytes");
            }
            return SettingsYaml.read(new String(bytes, StandardCharsets.UTF_8), Reserved.NONE);
        } catch (NoSuchFileException _) {
            return Map.of();
        } catch (SettingsException e) {
            throw new PolicyFailure(PolicyFailure.Kind.SETTINGS_INVALID, Map.of("file", file.toString(), "line", Integer.toString(e.line()),
                    "problem", e.getMessage())).exception(e);
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), e.toString()).exception(e);
        }
    }

    /** Writes beside the file and renames. @throws FailureException {@code file-not-writable} */
    void write(Map<Setting, String> settings) {
        StringBuilder text = new StringBuilder(HEAD);
        // No value has quotes or backslashes: its type does not let it.
        new TreeMap<>(settings).forEach((setting, value) -> text.append(setting.id()).append(": \"").append(value).append("\"\n"));
        try {
            // Whoever keeps his settings elsewhere and has a link to them here keeps it.
            Path place = Files.exists(file) ? file.toRealPath()
                    : Files.isSymbolicLink(file) ? file.resolveSibling(Files.readSymbolicLink(file)) : file;
            Files.createDirectories(place.getParent());
            Path fresh = Files.createTempFile(place.getParent(), "config", ".new");
            try {
                // On the disk before it has the name: not even a battery that ends leaves half a file.
                Files.writeString(fresh, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                Files.move(fresh, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_NOT_WRITABLE, Map.of("file", file.toString()), e.toString()).exception(e);
        }
    }
}
