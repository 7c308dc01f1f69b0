package dev.claimport.serial;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import com.fazecast.jSerialComm.SerialPort;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * On Windows a port can be opened but once, so the library's own handle is used: it is the first field of the structure to which its
 * {@code portHandle} points (jSerialComm 2.11.4, {@code WindowsHelperFunctions.h}), and is taken for one only if the system says that it is a
 * serial port's. Reads and writes as the library does, overlapped and waiting for the end.
 */
final class WindowsPort implements SystemPort {

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

    /** Where the library keeps the handle: invalid once it has closed the port. */
    private final MemorySegment handle;

    private WindowsPort(long structure) {
        handle = MemorySegment.ofAddress(structure).reinterpret(ADDRESS.byteSize());
    }

    /** Empty where the library keeps its handle elsewhere. */
    static Optional<WindowsPort> of(SerialPort port) {
        try {
            var found = new WindowsPort(structure(port));
            return found.isSerialPort() ? Optional.of(found) : Optional.empty();
        } catch (ReflectiveOperationException _) {
            return Optional.empty();
        }
    }

    /** The address of what the library knows of an open port; 0 for a closed one. */
    static long structure(SerialPort port) throws ReflectiveOperationException {
        Field field = SerialPort.class.getDeclaredField("portHandle");
        field.setAccessible(true);
        return field.getLong(port);
    }

    private boolean isSerialPort() {
        try (Arena arena = Arena.ofConfined()) {
            return (int) getCommState.invokeExact(handle.get(ADDRESS, 0), arena.allocate(DCB_ROOM, Long.BYTES)) != FALSE;
        } catch (Throwable e) {
            throw Descriptors.failed(e);
        }
    }

    @Override
    public int read(ByteBuffer into) {
        return transfer(readFile, into);
    }

    @Override
    public int write(ByteBuffer from) {
        return transfer(writeFile, from);
    }

    private int transfer(MethodHandle call, ByteBuffer buffer) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment port = handle.get(ADDRESS, 0);
            MemorySegment event = (MemorySegment) createEvent.invokeExact(MemorySegment.NULL, TRUE, FALSE, MemorySegment.NULL);
            try {
                MemorySegment overlapped = arena.allocate(OVERLAPPED_SIZE, Long.BYTES);
                overlapped.set(ADDRESS, EVENT_AT, event);
                MemorySegment state = arena.allocate(errorState);
                int begun = (int) call.invokeExact(state, port, MemorySegment.ofBuffer(buffer), buffer.remaining(), MemorySegment.NULL, overlapped);
                MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
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

    @Override
    public void close() {
        // The library's own.
    }
}
