package dev.claimport.device.profile;

import dev.claimport.serial.PortInfo;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * USB ids by which a family may be guessed; a bridge's say nothing of the firmware behind it.
 *
 * @param vendor 0 to 0xffff
 * @param product 0 to 0xffff; empty for any
 */
public record UsbId(int vendor, Optional<Integer> product) {

    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F]{4}):([0-9a-fA-F]{4}|\\*)");

    /** {@code 2fe3:0100} or {@code 1366:*}. */
    static Optional<UsbId> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new UsbId(HexFormat.fromHexDigits(parts.group(1)),
                parts.group(2).equals("*") ? Optional.empty() : Optional.of(HexFormat.fromHexDigits(parts.group(2)))));
    }

    boolean fits(PortInfo port) {
        return port.vendorId().equals(Optional.of(vendor)) && (product.isEmpty() || product.equals(port.productId()));
    }

    /** As in a profile. */
    @Override
    public String toString() {
        return "%04x:%s".formatted(vendor, product.map("%04x"::formatted).orElse("*"));
    }
}
