package dev.claimport.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** By the serial library alone, where the system's own calls cannot be used. A few bytes at a time, so that what it leaves of them is no part of a key. */
record LibraryPort(SerialPort port) implements SystemPort {

    private static final int PIECE = 8;

    @Override
    public int read(ByteBuffer into) {
        byte[] piece = new byte[Math.min(PIECE, into.remaining())];
        int read = port.readBytes(piece, piece.length);
        into.put(piece, 0, Math.max(0, read));
        Arrays.fill(piece, (byte) 0);
        return read == 0 && port.bytesAvailable() < 0 ? -1 : read;
    }

    @Override
    public int write(ByteBuffer from) {
        byte[] piece = new byte[Math.min(PIECE, from.remaining())];
        from.get(from.position(), piece);
        int written = port.writeBytes(piece, piece.length);
        Arrays.fill(piece, (byte) 0);
        if (written > 0) {
            from.position(from.position() + written);
            return written;
        }
        return port.getLastErrorCode() != 0 || port.bytesAvailable() < 0 ? -1 : 0;
    }

    @Override
    public void close() {
        // The library's own.
    }
}
