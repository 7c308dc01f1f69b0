package dev.claimport.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps memory out of the files that the kernel writes about a process that crashed: keys and credentials would be in them. On Linux none
 * of the memory's kinds is chosen (core(5), "Controlling which mappings are written to the core dump"), also where a program of the
 * system takes the dump and limits of its size do not count. This takes some two milliseconds; {@code prctl} by a foreign call would take
 * a hundred times as long. Other systems write such files only where an administrator has asked for them.
 */
public final class CoreDumps {

    private static final Path FILTER = Path.of("/proc/self/coredump_filter");
    private static final byte[] NOTHING = "0\n".getBytes(StandardCharsets.US_ASCII);

    private CoreDumps() {}

    /** Holds for this process from now on, and for what it starts. A kernel without such dumps has nothing to be kept from. */
    public static void withoutMemory() {
        if (Files.isWritable(FILTER)) {
            try {
                Files.write(FILTER, NOTHING);
            } catch (IOException e) {
                log().warn("a crash of this process could leave its memory in a file: {}", e.toString());
            }
        }
    }

    /** Asked for only then: to begin logging is a good part of a short command. */
    private static Logger log() {
        return LoggerFactory.getLogger(CoreDumps.class);
    }
}
