package dev.claimport.testing;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Starts processes that can be interrupted. What is ignored stays so across {@code exec} (POSIX, execve), and whatever a shell starts in
 * the background, or {@code nohup} and many a build server, ignores SIGINT: a test that sends one would wait for ever.
 */
public final class Interruptible {

    private static final int SIGINT = 2;
    private static final MemorySegment DEFAULT = MemorySegment.NULL;
    private static final MemorySegment IGNORED = MemorySegment.ofAddress(1);
    /** Larger than any system's {@code struct sigaction}, which begins with the handler on Linux and macOS. */
    private static final int LARGEST_ACTION = 256;

    private static final Linker LINKER = Linker.nativeLinker();

    private Interruptible() {}

    /** As the builder does it; the one moment in which this process does not ignore interrupts either is over when it returns. */
    public static synchronized Process start(ProcessBuilder builder) throws IOException {
        if (!isWindows() && isIgnored()) {
            handle(DEFAULT);
            try {
                return builder.start();
            } finally {
                handle(IGNORED);
            }
        }
        return builder.start();
    }

    /** Whether this process ignores them. */
    static boolean isIgnored() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment action = arena.allocate(LARGEST_ACTION, Long.BYTES);
            int result = (int) function("sigaction", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                    .invokeExact(SIGINT, MemorySegment.NULL, action);
            return result == 0 && action.get(ValueLayout.ADDRESS, 0).equals(IGNORED);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    static void handle(MemorySegment handler) {
        try {
            MemorySegment _ = (MemorySegment) function("signal", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                    .invokeExact(SIGINT, handler);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LINKER.defaultLookup().find(name).orElseThrow(), descriptor);
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
