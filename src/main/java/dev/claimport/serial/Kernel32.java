package dev.claimport.serial;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

/** The calls of Windows on an open serial port (Win32, "Communications functions"). What they read and write is the caller's memory. */
final class Kernel32 {

    private static final int ERROR_IO_PENDING = 997;
    private static final int TRUE = 1;
    private static final int FALSE = 0;
    /** OVERLAPPED of 64 bits: Internal, InternalHigh, Offset and OffsetHigh, hEvent. */
    private static final long OVERLAPPED_SIZE = 32;
    private static final long EVENT_AT = 24;
    /** DCB has 28 bytes. */
    private static final long DCB_ROOM = 64;

    private final Linker.Option lastError = Linker.Option.captureCallState("GetLastError");
    private final StructLayout errorState = Linker.Option.captureStateLayout();
    private final long lastErrorAt = errorState.byteOffset(MemoryLayout.PathElement.groupElement("GetLastError"));
    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup kernel = SymbolLookup.libraryLookup("kernel32", Arena.global());
    private final MethodHandle readFile = handle("ReadFile", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS), lastError);
    private final MethodHandle writeFile = handle("WriteFile", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS), lastError);
    private final MethodHandle getOverlappedResult = handle("GetOverlappedResult", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
    private final MethodHandle createEvent = handle("CreateEventW", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
    private final MethodHandle closeHandle = handle("CloseHandle", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private final MethodHandle getCommState = handle("GetCommState", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

    private Kernel32() {}

    /** Made once: each handle is code of its own, which stays. */
    private static final class Shared {

        private static final Kernel32 HERE = new Kernel32();
    }

    /** That of this process. */
    static Kernel32 here() {
        return Shared.HERE;
    }

    boolean isSerialPort(MemorySegment port) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) getCommState.invokeExact(port, arena.allocate(DCB_ROOM, Long.BYTES)) != FALSE;
        } catch (Throwable e) {
            throw Descriptors.failed(e);
        }
    }

    /** @return how many bytes, or -1 */
    int read(MemorySegment port, ByteBuffer into) {
        return transfer(readFile, port, into);
    }

    /** @return how many bytes, or -1 */
    int write(MemorySegment port, ByteBuffer from) {
        return transfer(writeFile, port, from);
    }

    private int transfer(MethodHandle call, MemorySegment port, ByteBuffer buffer) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment event = (MemorySegment) createEvent.invokeExact(MemorySegment.NULL, TRUE, FALSE, MemorySegment.NULL);
            try {
                MemorySegment overlapped = arena.allocate(OVERLAPPED_SIZE, Long.BYTES);
                overlapped.set(ADDRESS, EVENT_AT, event);
                MemorySegment state = arena.allocate(errorState);
                int begun = (int) call.invokeExact(state, port, MemorySegment.ofBuffer(buffer), buffer.remaining(), MemorySegment.NULL, overlapped);
                MemorySegment count = arena.allocate(JAVA_INT);
                if (begun == FALSE && state.get(JAVA_INT, lastErrorAt) != ERROR_IO_PENDING
                        || (int) getOverlappedResult.invokeExact(port, overlapped, count, TRUE) == FALSE) {
                    return -1;
                }
                int transferred = count.get(JAVA_INT, 0);
                buffer.position(buffer.position() + transferred);
                return transferred;
            } finally {
                int _ = (int) closeHandle.invokeExact(event);
            }
        } catch (Throwable e) {
            throw Descriptors.failed(e);
        }
    }

    private MethodHandle handle(String name, FunctionDescriptor descriptor, Linker.Option... options) {
        return linker.downcallHandle(kernel.findOrThrow(name), descriptor, options);
    }
}
