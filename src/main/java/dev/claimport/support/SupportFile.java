package dev.claimport.support;

import dev.claimport.failure.LocalFailure;
import dev.claimport.file.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        if (Files.notExists(file.toAbsolutePath().getParent())) {
            throw new LocalFailure(LocalFailure.Kind.FILE_NOT_WRITABLE, Map.of("file", file.toString()), "no such folder").exception();
        }
        WholeFile.replace(file, zip(parts), WholeFile.Access.OWNER);
    }

    private static byte[] zip(List<SupportPart> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (SupportPart part : parts) {
                zip.putNextEntry(new ZipEntry(part.name()));
                zip.write(part.text().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
