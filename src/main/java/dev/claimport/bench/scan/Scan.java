package dev.claimport.bench.scan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was scanned, taken apart.
 *
 * @param symbology the AIM identifier (ISO/IEC 15424), such as {@code ]d2}; empty where the scanner sends none
 * @param text without that
 * @param elements of a GS1 element string, by their application identifiers, in their order; empty for a code that is none
 */
public record Scan(String symbology, String text, Map<String, String> elements) {

    /** Serial number (GS1 General Specifications, AI 21). */
    static final String SERIAL = "21";
    /** The symbologies that carry element strings: GS1-128, DataMatrix, QR Code, and DataBar. */
    private static final String GS1 = "](?:C1|d2|Q3|e0)";

    public Scan {
        elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    }

    /** Takes the symbology off alone. @param raw as for {@link #of} */
    static Scan plain(String raw) {
        String symbology = raw.matches("(?s)][A-Za-z]\\w.*") ? raw.substring(0, 3) : "";
        return new Scan(symbology, raw.substring(symbology.length()), Map.of());
    }

    /**
     * Takes apart what a scanner has sent.
     *
     * @param raw without what ends a scan
     * @param separator what stands for the group separator (0x1D), where the scanner sends something else; or else that itself
     * @throws ScanException what says that it is an element string, and is not a sound one
     */
    public static Scan of(String raw, char separator) throws ScanException {
        Scan plain = plain(raw);
        return plain.symbology().matches(GS1)
                ? new Scan(plain.symbology(), plain.text(), ElementString.parse(plain.text().replace(separator, ElementString.SEPARATOR))) : plain;
    }

    /** The serial number that it says: that of the element string, or else all of it. */
    public Optional<String> serial() {
        return elements.isEmpty() ? Optional.of(text).filter(all -> !all.isEmpty()) : Optional.ofNullable(elements.get(SERIAL));
    }
}
