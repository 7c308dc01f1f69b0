package dev.claimport.practice.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.claimport.serial.Descriptors;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/** The few calls of the C library that pseudo-terminals need (POSIX.1-2017; ptsname_r and cfmakeraw beyond it), on Linux and macOS. */
final class Posix {

    static final short POLLIN = 1;
    static final short POLLOUT = 4;

    private static final String SYSTEM = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    private static final boolean MAC = SYSTEM.contains("mac");

    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = MAC ? 0x20000 : 0x100;
    private static final int O_NONBLOCK = MAC ? 0x4 : 0x800;
    private static final int F_SETFD = 2;
    private static final int F_SETFL = 4;
    private static final int FD_CLOEXEC = 1;
    private static final int TCSANOW = 0;
    /** More than any system's struct termios: 60 bytes on Linux, 72 on macOS. */
    private static final int TERMIOS_ROOM = 256;
    private static final long POLLFD_SIZE = 8;

    private final Linker linker = Linker.nativeLinker();
    private final MethodHandle posixOpenpt = handle("posix_openpt", JAVA_INT, JAVA_INT);
    private final MethodHandle grantpt = handle("grantpt", JAVA_INT, JAVA_INT);
    private final MethodHandle unlockpt = handle("unlockpt", JAVA_INT, JAVA_INT);
    private final MethodHandle ptsname = handle("ptsname_r", JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle open = handle("open", Linker.Option.firstVariadicArg(2), JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle fcntl = handle("fcntl", Linker.Option.firstVariadicArg(2), JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private final MethodHandle tcgetattr = handle("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
    private final MethodHandle tcsetattr = handle("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private final MethodHandle cfmakeraw = linker.downcallHandle(symbol("cfmakeraw"), FunctionDescriptor.ofVoid(ADDRESS));
    /** nfds_t is an unsigned long on Linux, an unsigned int on macOS. */
    private final MethodHandle poll = MAC
            ? handle("poll", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT)
            : handle("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);

    private Posix() {}

    /** Made once: each handle is code of its own, which stays. */
    private static final class Shared {

        private static final Posix HERE = new Posix();
    }

    /** Those of this process. */
    static Posix here() {
        return Shared.HERE;
    }

    static boolean supported() {
        return Descriptors.supported();
    }

    int posixOpenpt() {
        return call(() -> (int) posixOpenpt.invokeExact(O_RDWR | O_NOCTTY));
    }

    int grantpt(int descriptor) {
        return call(() -> (int) grantpt.invokeExact(descriptor));
    }

    int unlockpt(int descriptor) {
        return call(() -> (int) unlockpt.invokeExact(descriptor));
    }

    /** @return 0, or an error number */
    int ptsname(int descriptor, MemorySegment name) {
        return call(() -> (int) ptsname.invokeExact(descriptor, name, name.byteSize()));
    }

    int open(MemorySegment path) {
        return call(() -> (int) open.invokeExact(path, O_RDWR | O_NOCTTY));
    }

    /** No echo, no line editing, no signals, all eight bits. */
    int makeRaw(int descriptor, Arena arena) {
        MemorySegment termios = arena.allocate(TERMIOS_ROOM, 8);
        return call(() -> {
            int result = (int) tcgetattr.invokeExact(descriptor, termios);
            if (result == 0) {
                cfmakeraw.invokeExact(termios);
                result = (int) tcsetattr.invokeExact(descriptor, TCSANOW, termios);
            }
            return result;
        });
    }

    /** Not for child processes, which would keep the cable plugged in; and the master never waits outside of poll. */
    int makePrivateAndNonBlocking(int master, int slave) {
        return call(() -> Math.min((int) fcntl.invokeExact(master, F_SETFL, O_NONBLOCK),
                Math.min((int) fcntl.invokeExact(master, F_SETFD, FD_CLOEXEC), (int) fcntl.invokeExact(slave, F_SETFD, FD_CLOEXEC))));
    }

    /** Waits until the descriptor can be read or written, or is broken, which the next call then shows. */
    boolean isReady(int descriptor, short events, int millis, Arena arena) {
        MemorySegment pollfd = arena.allocate(POLLFD_SIZE, 4);
        pollfd.set(JAVA_INT, 0, descriptor);
        pollfd.set(JAVA_SHORT, 4, events);
        return call(() -> MAC ? (int) poll.invokeExact(pollfd, 1, millis) : (int) poll.invokeExact(pollfd, 1L, millis)) > 0;
    }

    private MethodHandle handle(String name, MemoryLayout result, MemoryLayout... arguments) {
        return linker.downcallHandle(symbol(name), FunctionDescriptor.of(result, arguments));
    }

    private MethodHandle handle(String name, Linker.Option option, MemoryLayout result, MemoryLayout... arguments) {
        return linker.downcallHandle(symbol(name), FunctionDescriptor.of(result, arguments), option);
    }

    private MemorySegment symbol(String name) {
        return linker.defaultLookup().findOrThrow(name);
    }

    @FunctionalInterface
    private interface NativeCall {
        int run() throws Throwable;
    }

    private static int call(NativeCall call) {
        try {
            return call.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
