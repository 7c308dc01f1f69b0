package dev.claimport.file;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Replaces files as a whole. Whatever happens meanwhile, a full disk or a battery that ends, the old file is there or the new one.
 */
public final class WholeFile {

    /** As many as Linux follows (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    private WholeFile() {}

    /** Who may read a file. */
    public enum Access {
        /** Its owner alone, also where another program had been less careful. */
        OWNER,
        /** Whoever could read it before; of a new file its owner alone. */
        KEPT
    }

    /**
     * Writes beside the file, has that on the disk, and gives it the name. A link stays, and leads to the new content.
     *
     * @throws FailureException {@code disk-full}, {@code file-not-writable}
     */
    public static void replace(Path file, byte[] content, Access access) {
        try {
            Path place = place(file.toAbsolutePath());
            OwnFolder.create(place.getParent());
            requireReplaceable(place);
            put(place, content, access);
        } catch (IOException e) {
            throw failure(file, content.length, e);
        }
    }

    /** What is written piece by piece. */
    @FunctionalInterface
    public interface Content<T> {

        /** @param out not to be closed; what it throws as {@link UncheckedIOException} is taken for what that was made of */
        T to(OutputStream out) throws IOException;
    }

    /**
     * As {@link #replace}, for what is for others and may be more than memory holds: whoever could read it before still can, and who may read a new one
     * is the system's affair. Its folder has to be there. A pipe or a device is written to as it is.
     *
     * @return what writing it has returned
     * @throws FailureException {@code disk-full}, {@code file-not-writable}
     */
    public static <T> T stream(Path file, Content<T> content) {
        try {
            Path place = place(file.toAbsolutePath());
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return write(file, content, StandardOpenOption.WRITE);
            }
            requireReplaceable(place);
            Path fresh = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID().toString().substring(0, 8) + ".new");
            try {
                T said = write(fresh, content, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                keep(place, fresh, Access.KEPT);
                Files.move(fresh, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                OwnFolder.sync(place.getParent());
                return said;
            } catch (IOException e) {
                // What has filled the disk is still there.
                throw failure(file, 0, e);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw failure(file, 0, e);
        }
    }

    private static <T> T write(Path file, Content<T> content, OpenOption... options) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, options))) {
            return content.to(out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Finds out whether a file could be replaced, before there is something to write.
     *
     * @throws FailureException {@code disk-full}, {@code file-not-writable}
     */
    public static void requireReplaceable(Path file, int bytes) {
        try {
            Path place = place(file.toAbsolutePath());
            OwnFolder.create(place.getParent());
            requireReplaceable(place);
            Path fresh = fresh(place);
            try {
                write(fresh, new byte[bytes]);
            } finally {
                Files.delete(fresh);
            }
        } catch (IOException e) {
            throw failure(file, bytes, e);
        }
    }

    private static void put(Path place, byte[] content, Access access) throws IOException {
        Path fresh = fresh(place);
        try {
            write(fresh, content);
            keep(place, fresh, access);
            Files.move(fresh, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        OwnFolder.sync(place.getParent());
    }

    /** The JDK makes temporary files with mode 0600. */
    private static Path fresh(Path place) throws IOException {
        return Files.createTempFile(place.getParent(), "." + place.getFileName() + ".", ".new");
    }

    private static void write(Path fresh, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            for (ByteBuffer left = ByteBuffer.wrap(content); left.hasRemaining(); ) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** Another's file, which root replaces, stays the other's. */
    private static void keep(Path place, Path fresh, Access access) throws IOException {
        if (!OwnFolder.isPosix(place) || Files.notExists(place)) {
            return;
        }
        if (keepsOwner(place, fresh) && access == Access.KEPT) {
            Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(place));
        }
    }

    /** Whoever may not give files away owns the new one, and nobody else may read it: the rights were meant for others. */
    private static boolean keepsOwner(Path place, Path fresh) throws IOException {
        for (String owner : List.of("unix:uid", "unix:gid")) {
            Object kept = Files.getAttribute(place, owner);
            if (!kept.equals(Files.getAttribute(fresh, owner))) {
                try {
                    Files.setAttribute(fresh, owner, kept);
                } catch (FileSystemException _) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void requireReplaceable(Path place) throws IOException {
        if (Files.exists(place)) {
            if (!Files.isRegularFile(place)) {
                throw new FileSystemException(place.toString(), null, "not a regular file");
            }
            if (!Files.isWritable(place)) {
                throw new AccessDeniedException(place.toString(), null, "write-protected");
            }
        }
    }

    /** Where links lead, also those to a file that is not there yet. */
    static Path place(Path file) throws IOException {
        Path place = file;
        for (int links = 0; Files.isSymbolicLink(place); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            place = place.resolveSibling(Files.readSymbolicLink(place));
        }
        return place;
    }

    /** What writing has ended in: the words of the system are in its language; the room that is left is not. @param bytes that were to be written */
    public static FailureException failure(Path file, int bytes, IOException e) {
        LocalFailure.Kind kind = isFull(file, bytes) ? LocalFailure.Kind.DISK_FULL : LocalFailure.Kind.FILE_NOT_WRITABLE;
        return new LocalFailure(kind, Map.of("file", file.toString()), e.toString()).exception(e);
    }

    private static boolean isFull(Path file, int bytes) {
        try {
            for (Path there = file.toAbsolutePath(); there != null; there = there.getParent()) {
                if (Files.exists(there)) {
                    FileStore store = Files.getFileStore(there);
                    // A system's own folders, such as /proc, have no space at all, and are not full.
                    return store.getTotalSpace() > 0 && store.getUsableSpace() < Math.max(1, bytes);
                }
            }
        } catch (IOException _) {
            // Nothing is known of the disk: the failure is that of writing.
        }
        return false;
    }
}
