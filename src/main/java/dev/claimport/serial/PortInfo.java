package dev.claimport.serial;

import java.util.Optional;

/**
 * A serial port as the system describes it.
 *
 * @param path what to open: {@code /dev/ttyUSB0}, {@code COM3}
 * @param description in words, never empty
 * @param vendorId USB vendor id, 0 to 0xffff
 * @param productId USB product id, 0 to 0xffff
 * @param serialNumber of the USB device, by which it is known again under another path
 */
public record PortInfo(
        String path, String description, Optional<Integer> vendorId, Optional<Integer> productId, Optional<String> serialNumber) {

    /** The path without the folder of all devices: {@code ttyUSB0}, {@code pts/3}, {@code COM3}. */
    public String name() {
        return path.startsWith("/dev/") ? path.substring("/dev/".length()) : path;
    }
}
