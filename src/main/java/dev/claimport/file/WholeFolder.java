package dev.claimport.file;

import dev.claimport.failure.LocalFailure;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a folder of small files as a whole: they are all there, or none is. */
public final class WholeFolder {

    private WholeFolder() {}

    /**
     * Writes the files beside the folder, and gives them the folder's name once they are all there.
     *
     * @param folder that is not there, or empty
     * @param files by path in the folder, with slashes
     * @throws dev.claimport.failure.FailureException {@code folder-not-empty}, {@code file-not-writable}, {@code disk-full}
     */
    public static void write(Path folder, Map<String, String> files) {
        Path place = folder.toAbsolutePath().normalize();
        try {
            requireEmpty(place);
            Files.createDirectories(place.getParent());
            // Not a temporary folder of the JDK: that is for its owner alone, and this is there to be read by others.
            Path fresh = Files.createDirectory(place.resolveSibling("." + place.getFileName() + ".new"));
            try {
                fill(fresh, files);
                Files.deleteIfExists(place);
                Files.move(fresh, place);
            } finally {
                remove(fresh);
            }
        } catch (DirectoryNotEmptyException e) {
            throw new LocalFailure(LocalFailure.Kind.FOLDER_NOT_EMPTY, Map.of("folder", folder.toString()), e.toString()).exception(e);
        } catch (IOException e) {
            throw WholeFile.failure(folder, files.values().stream().mapToInt(String::length).sum(), e);
        }
    }

    /**
     * Finds out whether a folder could be written, before what is to be in it is fetched.
     *
     * @throws dev.claimport.failure.FailureException {@code folder-not-empty}, {@code file-not-writable}
     */
    public static void requireWritable(Path folder) {
        Path place = folder.toAbsolutePath().normalize();
        try {
            requireEmpty(place);
        } catch (DirectoryNotEmptyException e) {
            throw new LocalFailure(LocalFailure.Kind.FOLDER_NOT_EMPTY, Map.of("folder", folder.toString()), e.toString()).exception(e);
        } catch (IOException e) {
            throw WholeFile.failure(folder, 0, e);
        }
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

    /** Two names that are one to this file system, which may not know capitals, are none. */
    private static void fill(Path fresh, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = fresh.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
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
}
