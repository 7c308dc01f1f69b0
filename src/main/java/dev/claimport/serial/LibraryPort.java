package dev.claimport.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** By the serial library alone, where the system's own calls cannot be used. A few bytes at a time, so that what it leaves of them is no part of a key. */
record LibraryPort(Calls library) implements SystemPort {

    private static final int PIECE = 8;

    /** What is asked of the library's port. */
    interface Calls {

        /** @return how many bytes, 0 for none in time, or less */
        int read(byte[] into);

        /** @return how many bytes were taken, or less than 0 */
        int write(byte[] from);

        /** @return less than 0 once the port is gone */
        int available();

        /** @return the system's number, 0 for none */
        int lastError();
    }

    static LibraryPort of(SerialPort port) {
        return new LibraryPort(new Calls() {

            @Override
            public int read(byte[] into) {
                return port.readBytes(into, into.length);
            }

            @Override
            public int write(byte[] from) {
                return port.writeBytes(from, from.length);
            }

            @Override
            public int available() {
                return port.bytesAvailable();
            }

            @Override
            public int lastError() {
                return port.getLastErrorCode();
            }
        });
    }

    @Override
    public int read(ByteBuffer into) {
        byte[] piece = new byte[Math.min(PIECE, into.remaining())];
        int read = library.read(piece);
        into.put(piece, 0, Math.max(0, read));
        Arrays.fill(piece, (byte) 0);
        return read == 0 && library.available() < 0 ? -1 : read;
    }

    @Override
    public int write(ByteBuffer from) {
        byte[] piece = new byte[Math.min(PIECE, from.remaining())];
        from.get(from.position(), piece);
        int written = library.write(piece);
        Arrays.fill(piece, (byte) 0);
        if (written > 0) {
            from.position(from.position() + written);
            return written;
        }
        return library.lastError() != 0 || library.available() < 0 ? -1 : 0;
    }

    @Override
    public void close() {
        // The library's own.
    }
}
