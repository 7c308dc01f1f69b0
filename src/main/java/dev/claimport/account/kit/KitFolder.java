package dev.claimport.account.kit;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.file.SmallFile;
import dev.claimport.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder that holds a kit. */
public final class KitFolder {

    private static final String KIT = "kit.json";
    private static final int LONGEST = 1 << 16;

    private KitFolder() {}

    /**
     * Writes a kit beside the folder, and gives it the folder's name once it is whole.
     *
     * @param folder that is not there, or empty
     * @return the paths of its files in the folder
     * @throws dev.claimport.failure.FailureException {@code folder-not-empty}, {@code file-not-writable}, {@code disk-full}
     */
    public static List<String> write(Path folder, Kit kit) {
        Map<String, String> files = KitFiles.of(kit);
        Path place = folder.toAbsolutePath().normalize();
        try {
            requireEmpty(place);
            Files.createDirectories(place.getParent());
            // Not a temporary folder of the JDK: that is for its owner alone, and a kit is there to be read by others.
            Path fresh = Files.createDirectory(place.resolveSibling("." + place.getFileName() + ".new"));
            try {
                fill(fresh, files);
                Files.deleteIfExists(place);
                Files.move(fresh, place);
            } finally {
                remove(fresh);
            }
        } catch (DirectoryNotEmptyException e) {
            throw notEmpty(folder, e);
        } catch (IOException e) {
            throw WholeFile.failure(folder, LONGEST, e);
        }
        return List.copyOf(files.keySet());
    }

    private static void requireEmpty(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> inside = Files.list(place)) {
                if (inside.findAny().isPresent()) {
                    throw new DirectoryNotEmptyException(place.toString());
                }
            }
        } else if (Files.exists(place)) {
            throw new FileAlreadyExistsException(place.toString());
        }
    }

    private static FailureException notEmpty(Path folder, IOException e) {
        return new LocalFailure(LocalFailure.Kind.FOLDER_NOT_EMPTY, Map.of("folder", folder.toString()), e.toString()).exception(e);
    }

    private static void fill(Path fresh, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = fresh.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static void remove(Path fresh) throws IOException {
        if (Files.exists(fresh)) {
            try (Stream<Path> all = Files.walk(fresh)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /**
     * What the kit in a folder was made from.
     *
     * @throws dev.claimport.failure.FailureException {@code file-unreadable}
     */
    public static Kit read(Path folder) {
        return Kit.of(text(folder, KIT)).orElseThrow(() -> unreadable(folder.resolve(KIT), new IOException("no kit")));
    }

    /** A file of it. */
    static String text(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            return new String(SmallFile.read(file, LONGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static FailureException unreadable(Path file, IOException e) {
        return new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), e.toString()).exception(e);
    }
}
