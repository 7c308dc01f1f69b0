package dev.claimport.serial;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A port in the words of the serial library, which has {@code null}, {@code Unknown} or numbers below zero for what it does not know.
 *
 * @param path what to open
 * @param description the product's name where it is a USB port
 * @param name what the system calls it
 */
record DescribedPort(String path, @Nullable String description, @Nullable String name, int vendorId, int productId, @Nullable String serialNumber,
        @Nullable String location) {

    private static final String UNKNOWN = "Unknown";
    /** What the library says where it knows no location. */
    private static final String NOWHERE = "0-0";
    private static final int LONGEST = 80;

    /** The same, with what is not known left out. */
    PortInfo info(Optional<Integer> interfaceNumber) {
        return new PortInfo(path, clean(description).or(() -> clean(name)).orElse(path), id(vendorId), id(productId), clean(serialNumber),
                clean(location).filter(known -> !known.equals(NOWHERE)), interfaceNumber);
    }

    private static Optional<Integer> id(int usbId) {
        return usbId < 0 ? Optional.empty() : Optional.of(usbId & 0xffff);
    }

    /** These texts are the device's own: whoever makes a USB device writes into them what he likes. */
    private static Optional<String> clean(@Nullable String text) {
        String printable = text == null ? "" : text.replaceAll("\\p{C}", "").strip();
        if (printable.isEmpty() || printable.equals(UNKNOWN)) {
            return Optional.empty();
        }
        return Optional.of(printable.codePointCount(0, printable.length()) <= LONGEST ? printable : printable.substring(0, printable.offsetByCodePoints(0, LONGEST)));
    }
}
