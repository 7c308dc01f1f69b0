package dev.claimport.serial;

import static java.lang.foreign.ValueLayout.ADDRESS;

import com.fazecast.jSerialComm.SerialPort;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * On Windows a port can be opened but once, so the library's own handle is used: it is the first field of the structure to which its
 * {@code portHandle} points (jSerialComm 2.11.4, {@code WindowsHelperFunctions.h}), and is taken for one only if the system says that it is a
 * serial port's. Reads and writes as the library does, overlapped and waiting for the end.
 */
final class WindowsPort implements SystemPort {

    /** Where the library keeps the handle: invalid once it has closed the port. */
    private final MemorySegment handle;

    private WindowsPort(long structure) {
        handle = MemorySegment.ofAddress(structure).reinterpret(ADDRESS.byteSize());
    }

    /** Empty where the library keeps its handle elsewhere. */
    static Optional<WindowsPort> of(SerialPort port) {
        try {
            var found = new WindowsPort(structure(port));
            return Kernel32.here().isSerialPort(found.now()) ? Optional.of(found) : Optional.empty();
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

    private MemorySegment now() {
        return handle.get(ADDRESS, 0);
    }

    @Override
    public int read(ByteBuffer into) {
        return Kernel32.here().read(now(), into);
    }

    @Override
    public int write(ByteBuffer from) {
        return Kernel32.here().write(now(), from);
    }

    @Override
    public void close() {
        // The library's own.
    }
}
