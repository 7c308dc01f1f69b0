package dev.claimport.serial;

import java.util.List;
import java.util.Optional;

/**
 * A serial port as the system describes it.
 *
 * @param path what to open: {@code /dev/ttyUSB0}, {@code COM3}
 * @param description in words, never empty
 * @param vendorId USB vendor id, 0 to 0xffff
 * @param productId USB product id, 0 to 0xffff
 * @param serialNumber of the USB device, by which it is known again under another path
 * @param location of the USB device: bus and ports on the way to it, {@code 1-2.3}
 * @param interfaceNumber which of a USB device's interfaces it is, from 0 on
 */
public record PortInfo(
        String path, String description, Optional<Integer> vendorId, Optional<Integer> productId, Optional<String> serialNumber,
        Optional<String> location, Optional<Integer> interfaceNumber) {

    /** A port of which the system does not say where it is. */
    public PortInfo(String path, String description, Optional<Integer> vendorId, Optional<Integer> productId, Optional<String> serialNumber) {
        this(path, description, vendorId, productId, serialNumber, Optional.empty(), Optional.empty());
    }

    /** A port of which nothing is known but its path. */
    public static PortInfo named(String path) {
        return new PortInfo(path, path, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Whether a port that is listed later is this one still, with the same device: the system may describe a port in other words while it is open,
     * and say more of a device once it has looked at it.
     */
    public boolean isStill(PortInfo later) {
        return path.equals(later.path) && agree(vendorId, later.vendorId) && agree(productId, later.productId) && agree(serialNumber, later.serialNumber)
                && agree(location, later.location) && agree(interfaceNumber, later.interfaceNumber);
    }

    private static <T> boolean agree(Optional<T> one, Optional<T> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** Whether it is among ports that are listed later. */
    public boolean isAmong(List<PortInfo> later) {
        return later.stream().anyMatch(this::isStill);
    }

    /**
     * Where its device is after it was unplugged and is back, or its hub has looked anew at what it has: under whatever path. Devices of one kind may
     * all have one USB serial number, or none: then it is the one at the same place.
     *
     * @return empty while it is not there, or nothing tells it from others
     */
    public Optional<PortInfo> again(List<PortInfo> later) {
        List<PortInfo> alike = later.stream().filter(other -> agree(vendorId, other.vendorId) && agree(productId, other.productId)
                && agree(serialNumber, other.serialNumber) && agree(interfaceNumber, other.interfaceNumber)).toList();
        Optional<PortInfo> there = alike.stream().filter(other -> location.isPresent() && location.equals(other.location)).findFirst();
        if (there.isPresent()) {
            return there;
        }
        List<PortInfo> same = alike.stream().filter(other -> serialNumber.isPresent() ? serialNumber.equals(other.serialNumber) && interfaceNumber.equals(other.interfaceNumber)
                : location.isEmpty() && path.equals(other.path)).toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    /** The path without the folder of all devices: {@code ttyUSB0}, {@code pts/3}, {@code COM3}. */
    public String name() {
        return path.startsWith("/dev/") ? path.substring("/dev/".length()) : path;
    }

    /** What all ports of one USB device share, as far as that can be told: its ids and serial number, or else where it is plugged in. */
    public String board() {
        if (vendorId.isPresent() && productId.isPresent() && serialNumber.isPresent()) {
            return "%04x:%04x:%s".formatted(vendorId.get(), productId.get(), serialNumber.get());
        }
        return location.filter(_ -> vendorId.isPresent()).orElse(path);
    }
}
