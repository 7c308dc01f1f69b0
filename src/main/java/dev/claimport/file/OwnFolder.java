package dev.claimport.file;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** What belongs to one user, whatever the umask is. On Windows the user's folders are the user's. */
public final class OwnFolder {

    private OwnFolder() {}

    /** Makes what is missing of it with mode 0700; what is there stays as it is. */
    public static void create(Path folder) throws IOException {
        Files.createDirectories(folder, rights(folder, "rwx------"));
    }

    /** As attributes for whatever is made there; none where there are no POSIX permissions. @param rights as {@code rw-------} */
    public static FileAttribute<?>[] rights(Path place, String rights) {
        return isPosix(place) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /**
     * Refuses what every user of this computer could have written: nobody knows who did. A file that is not there is nobody's.
     *
     * @throws FailureException {@code file-open-to-others}
     */
    public static void requireClosedToOthers(Path file) throws IOException {
        if (isPosix(file) && Files.exists(file) && keepsRights(file) && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new LocalFailure(LocalFailure.Kind.FILE_OPEN_TO_OTHERS, Map.of("file", file.toString())).exception();
        }
    }

    /** The disks of Windows, as its subsystem for Linux shows them, are open to all and cannot be closed. */
    private static boolean keepsRights(Path file) throws IOException {
        String type = Files.getFileStore(file).type();
        return !type.equals("9p") && !type.equals("drvfs");
    }

    static boolean isPosix(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Has the names in a folder on the disk. Windows opens no folders; its file system writes names down by itself. */
    static void sync(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
