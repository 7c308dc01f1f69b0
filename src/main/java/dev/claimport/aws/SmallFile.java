package dev.claimport.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that somebody else names: nothing that has no end, and nothing that would have to be waited for. */
public final class SmallFile {

    private SmallFile() {}

    /**
     * The whole file.
     *
     * @param most bytes
     * @throws IOException also for what is no regular file, or is larger
     */
    public static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(requireRegular(file))) {
            byte[] read = in.readNBytes(most + 1);
            if (read.length > most) {
                throw new IOException("larger than " + most + " bytes");
            }
            return read;
        }
    }

    /** A pipe or a device is looked at before it is opened: to open a pipe is to wait for its other end. */
    private static Path requireRegular(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("not a regular file");
        }
        return file;
    }
}
