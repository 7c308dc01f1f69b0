package dev.claimport.support;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps memory out of the files that the kernel writes about a process that crashed: keys and credentials would be in them. On Linux none
 * of the memory's kinds is chosen (core(5), "Controlling which mappings are written to the core dump"), also where a program of the
 * system takes the dump and limits of its size do not count. This takes some two milliseconds; {@code prctl} is a foreign call, the first of
 * which takes many times as long, so it waits until others are made. Other systems write such files only where an administrator has asked for
 * them.
 */
public final class CoreDumps {

    private static final Path FILTER = Path.of("/proc/self/coredump_filter");
    private static final byte[] NOTHING = "0\n".getBytes(StandardCharsets.US_ASCII);

    private static final int PR_SET_DUMPABLE = 4;

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

    /**
     * From now on other processes of this user cannot read this one's memory either, nor stop it to look (Linux, prctl(2), PR_SET_DUMPABLE); an
     * administrator's can. Does nothing on other systems.
     */
    public static void closeMemoryToOthers() {
        if (!Files.exists(FILTER)) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        MethodHandle prctl = linker.downcallHandle(linker.defaultLookup().findOrThrow("prctl"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG), Linker.Option.firstVariadicArg(1));
        try {
            if ((int) prctl.invokeExact(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L) != 0) {
                log().warn("other processes of this user can read this one's memory");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asked for only then: to begin logging is a good part of a short command. */
    private static Logger log() {
        return LoggerFactory.getLogger(CoreDumps.class);
    }
}
