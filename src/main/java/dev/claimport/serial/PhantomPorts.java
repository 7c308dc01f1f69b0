package dev.claimport.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ports that a system lists although no device can be attached to them. */
final class PhantomPorts {

    private final Path ttyClass;

    /** @param ttyClass where Linux describes its terminals: {@code /sys/class/tty} */
    PhantomPorts(Path ttyClass) {
        this.ttyClass = ttyClass;
    }

    boolean isPhantom(String path, String description) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return description.startsWith("Physical Port")
                // Linux: type 0 is PORT_UNKNOWN (linux/serial_core.h), no chip behind the name; a console is the system's own.
                || says(name, "type", "0")
                || says(name, "console", "Y")
                // macOS: every port has a dial-in twin which waits for a carrier; these two have no plug.
                || path.startsWith("/dev/tty.")
                || name.equals("cu.Bluetooth-Incoming-Port")
                || name.equals("cu.debug-console");
    }

    private boolean says(String port, String attribute, String value) {
        try {
            Path file = ttyClass.resolve(port).resolve(attribute);
            return Files.isReadable(file) && Files.readString(file).strip().equals(value);
        } catch (IOException _) {
            // Unplugged meanwhile; the next listing will not have it.
            return true;
        }
    }
}
