package dev.claimport.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is read from an open port and written to it, by memory of ours: the serial library copies all of it to memory that it does not wipe. The
 * port stays the library's in everything else.
 */
interface SystemPort {

    /**
     * Waits for bytes as long as the library has told the port to.
     *
     * @param into a direct buffer; its position moves
     * @return how many bytes, 0 for none in time, -1 when the port is gone
     */
    int read(ByteBuffer into);

    /**
     * Writes some of what is left in a direct buffer, whose position moves.
     *
     * @return how many bytes, 0 when none were taken, -1 when the port is gone
     */
    int write(ByteBuffer from);

    /** To be called once nobody reads or writes, nor will. */
    void close();

    /** Of a port that the library has opened. */
    static SystemPort of(SerialPort port) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return WindowsPort.of(port).<SystemPort>map(found -> found).orElseGet(() -> byLibrary(port));
        }
        return PosixPort.of(port).<SystemPort>map(found -> found).orElseGet(() -> byLibrary(port));
    }

    private static SystemPort byLibrary(SerialPort port) {
        Logger log = LoggerFactory.getLogger(SystemPort.class);
        log.warn("{} can only be used by way of the serial library, which keeps the last few bytes in its memory", port.getSystemPortPath());
        return LibraryPort.of(port);
    }
}
