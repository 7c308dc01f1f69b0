package dev.claimport.support;

import dev.claimport.failure.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Saves a bundle as a zip that nobody but the user can read. */
public final class SupportFile {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'claimport-support-'yyyyMMdd-HHmmss'.zip'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private SupportFile() {}

    /** {@code claimport-support-20261123-140031.zip}, in UTC. */
    public static String usualName(Instant now) {
        return NAME.format(now);
    }

    /**
     * Writes beside the file and renames, so that there is a whole bundle or none.
     *
     * @throws dev.claimport.failure.FailureException {@code file-not-writable}
     */
    public static void save(Path file, List<SupportPart> parts) {
        Path target = file.toAbsolutePath();
        try {
            // Made readable for its owner alone before there is anything in it.
            Path fresh = Files.createTempFile(target.getParent(), ".claimport-support", ".new", rights());
            try {
                try (var zip = new ZipOutputStream(Files.newOutputStream(fresh), StandardCharsets.UTF_8)) {
                    for (SupportPart part : parts) {
                        zip.putNextEntry(new ZipEntry(part.name()));
                        zip.write(part.text().getBytes(StandardCharsets.UTF_8));
                        zip.closeEntry();
                    }
                }
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_NOT_WRITABLE, Map.of("file", file.toString()), e.getClass().getSimpleName()).exception(e);
        }
    }

    private static FileAttribute<?>[] rights() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
