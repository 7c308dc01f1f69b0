package dev.claimport.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The bytes of a heap dump. */
public final class HeapDump {

    /**
     * For a process whose dump of live objects is searched. Otherwise up to a twentieth of a region is left to the dead, whose places become
     * arrays of int with all that they held, and the dump has these among the living.
     */
    public static final List<String> OF_THE_LIVING = List.of("-XX:MarkSweepDeadRatio=0");

    private final byte[] bytes;

    public HeapDump(byte[] bytes) {
        this.bytes = bytes;
    }

    public static HeapDump read(Path file) throws IOException {
        return new HeapDump(Files.readAllBytes(file));
    }

    public boolean contains(byte[] sought) {
        for (int i = 0; i + sought.length <= bytes.length; i++) {
            if (bytes[i] == sought[0] && Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }
}
