package dev.claimport.serial;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/** The calls of the C library on open files (POSIX.1-2017), on Linux and macOS. What they read and write is the caller's memory. */
public final class Descriptors {

    private static final String SYSTEM = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    private static final boolean MAC = SYSTEM.contains("mac");

    private static final int EINTR = 4;
    private static final int EAGAIN = MAC ? 35 : 11;
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO_AT = STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
    private static final int F_DUPFD_CLOEXEC = MAC ? 67 : 1030;

    private final Linker linker = Linker.nativeLinker();
    private final MethodHandle read = handle("read", JAVA_LONG, ERRNO, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle write = handle("write", JAVA_LONG, ERRNO, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle close = linker.downcallHandle(symbol("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private final MethodHandle fcntl = handle("fcntl", JAVA_INT, Linker.Option.firstVariadicArg(2), JAVA_INT, JAVA_INT, JAVA_INT);
    private final MethodHandle ttyname = linker.downcallHandle(symbol("ttyname_r"), FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));

    private Descriptors() {}

    /** Made once, as the first takes some 50 ms. */
    private static final class Shared {

        private static final Descriptors HERE = new Descriptors();
    }

    public static boolean supported() {
        return MAC || SYSTEM.contains("linux");
    }

    /** Those of this process. */
    public static Descriptors here() {
        return Shared.HERE;
    }

    /** @return how many bytes, 0 when there are none just now, or -1 */
    public int read(int descriptor, MemorySegment into) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return transferred((int) (long) read.invokeExact(state, descriptor, into, into.byteSize()), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** @return how many bytes, 0 when there is no room just now, or -1 */
    public int write(int descriptor, MemorySegment from) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return transferred((int) (long) write.invokeExact(state, descriptor, from, from.byteSize()), state);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private static int transferred(int count, MemorySegment state) {
        int error = state.get(JAVA_INT, ERRNO_AT);
        return count < 0 && (error == EINTR || error == EAGAIN) ? 0 : count;
    }

    public int close(int descriptor) {
        try {
            return (int) close.invokeExact(descriptor);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Another descriptor of the same open file, which child processes do not get. @return -1 where there is none */
    int duplicate(int descriptor) {
        try {
            return (int) fcntl.invokeExact(descriptor, F_DUPFD_CLOEXEC, 0);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** Writes the path of a terminal, with a zero behind it. @return 0, or an error number, for what is no terminal for instance */
    int ttyname(int descriptor, MemorySegment name) {
        try {
            return (int) ttyname.invokeExact(descriptor, name, name.byteSize());
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    private MethodHandle handle(String name, MemoryLayout result, Linker.Option option, MemoryLayout... arguments) {
        return linker.downcallHandle(symbol(name), FunctionDescriptor.of(result, arguments), option);
    }

    private MemorySegment symbol(String name) {
        return linker.defaultLookup().findOrThrow(name);
    }

    static RuntimeException failed(Throwable e) {
        switch (e) {
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalStateException(e);
        }
    }
}
