package dev.claimport.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which interface of its USB device a port is, as Linux describes it; the serial library does not say. */
final class UsbInterfaces {

    private final Path ttyClass;

    /** @param ttyClass where Linux describes its terminals: {@code /sys/class/tty} */
    UsbInterfaces(Path ttyClass) {
        this.ttyClass = ttyClass;
    }

    /** Empty for what is not a USB port, and on other systems. */
    Optional<Integer> number(String path) {
        Path device = ttyClass.resolve(path.substring(path.lastIndexOf('/') + 1)).resolve("device");
        // The device of ttyACM0 is the interface; that of ttyUSB0 is the port of a driver, one level below it.
        return read(device.resolve("bInterfaceNumber")).or(() -> {
            try {
                return Files.exists(device) ? read(device.toRealPath().getParent().resolve("bInterfaceNumber")) : Optional.empty();
            } catch (IOException _) {
                // Unplugged meanwhile.
                return Optional.empty();
            }
        });
    }

    private static Optional<Integer> read(Path file) {
        try {
            return Files.isReadable(file) ? Optional.of(Integer.parseInt(Files.readString(file).strip(), 16)) : Optional.empty();
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }
}
