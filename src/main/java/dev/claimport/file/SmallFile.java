package dev.claimport.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that somebody else writes or names: nothing that has no end, and nothing that would have to be waited for. */
public final class SmallFile {

    /** What POSIX systems call an empty file, and so do the users of AWS_CONFIG_FILE. */
    private static final Path NOTHING = Path.of("/dev/null");

    private SmallFile() {}

    /** More than is wanted. */
    public static final class TooLargeException extends FileSystemException {

        private final int most;

        TooLargeException(Path file, int most) {
            super(file.toString());
            this.most = most;
        }

        @Override
        public String getMessage() {
            return "longer than " + most + " bytes";
        }

        /** Shown as the detail of a failure: the name of a class helps nobody there. */
        @Override
        public String toString() {
            return getMessage();
        }
    }

    /**
     * The whole file.
     *
     * @param most bytes
     * @throws TooLargeException for what is larger
     * @throws IOException also for what is no regular file, except for {@code /dev/null}, which is empty
     */
    public static byte[] read(Path file, int most) throws IOException {
        // Looked at before it is opened: to open a pipe is to wait for its other end.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            if (file.toAbsolutePath().normalize().equals(NOTHING)) {
                return new byte[0];
            }
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] read = in.readNBytes(most + 1);
            if (read.length > most) {
                throw new TooLargeException(file, most);
            }
            return read;
        }
    }
}
