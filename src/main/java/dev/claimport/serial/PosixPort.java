package dev.claimport.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * On Linux and macOS: a descriptor of our own for what the library has opened. The library does not tell its own, so it is found among those of
 * this process by the name of its terminal (POSIX.1-2017, {@code ttyname_r}).
 */
final class PosixPort implements SystemPort {

    /** Each process's own descriptors by their numbers, on Linux and macOS. */
    private static final Path OPEN = Path.of("/dev/fd");
    private static final int LONGEST_NAME = 1024;

    private final Descriptors system;
    private final SerialPort port;
    private final int descriptor;

    private PosixPort(Descriptors system, SerialPort port, int descriptor) {
        this.system = system;
        this.port = port;
        this.descriptor = descriptor;
    }

    static Optional<PosixPort> of(SerialPort port) {
        if (!Descriptors.supported()) {
            return Optional.empty();
        }
        Descriptors system = Descriptors.here();
        try (Arena arena = Arena.ofConfined()) {
            String path = Path.of(port.getSystemPortPath()).toRealPath().toString();
            MemorySegment name = arena.allocate(LONGEST_NAME);
            for (int open : openDescriptors()) {
                if (isTerminal(system, open, path, name)) {
                    int own = system.duplicate(open);
                    // Meanwhile another may have been given that number.
                    if (own >= 0 && isTerminal(system, own, path, name)) {
                        return Optional.of(new PosixPort(system, port, own));
                    }
                    system.close(own);
                }
            }
            return Optional.empty();
        } catch (IOException | UncheckedIOException | DirectoryIteratorException _) {
            // Unplugged meanwhile, or a system that does not say what is open.
            return Optional.empty();
        }
    }

    private static List<Integer> openDescriptors() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(OPEN, "[0-9]*")) {
            all.forEach(each -> numbers.add(Integer.parseInt(each.getFileName().toString())));
        }
        return numbers;
    }

    private static boolean isTerminal(Descriptors system, int descriptor, String path, MemorySegment name) {
        return system.ttyname(descriptor, name) == 0 && name.getString(0).equals(path);
    }

    @Override
    public int read(ByteBuffer into) {
        int read = system.read(descriptor, MemorySegment.ofBuffer(into));
        into.position(into.position() + Math.max(0, read));
        // 0 is a time-out; what the library asks the system of the port then fails where it was unplugged.
        return read == 0 && port.bytesAvailable() < 0 ? -1 : read;
    }

    @Override
    public int write(ByteBuffer from) {
        int written = system.write(descriptor, MemorySegment.ofBuffer(from));
        from.position(from.position() + Math.max(0, written));
        return written == 0 && port.bytesAvailable() < 0 ? -1 : written;
    }

    @Override
    public void close() {
        system.close(descriptor);
    }
}
