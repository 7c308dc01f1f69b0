package dev.claimport.bench.scan;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How a scanner is set, and where its scans belong.
 *
 * @param gapMillis the longest time between two keys of one scan, in milliseconds
 * @param end what ends a scan
 * @param prefix with which the scanner begins every scan; empty for nothing
 * @param separator what stands for the group separator, one character; empty for that itself
 * @param port of a scanner in serial mode: its path, or the USB location; empty for none
 * @param prefixes with what scans of a target begin, by its id, where that is not the usual
 * @param serials a regular expression of serial numbers; empty for any
 * @param elements what elements of a GS1 label are beside its serial number, by their application identifiers: a parameter of the template,
 *     or {@link #BATCH}
 */
public record ScannerSettings(int gapMillis, End end, String prefix, String separator, String port, Map<String, String> prefixes, String serials,
        Map<String, String> elements) {

    /** What ends a scan. */
    public enum End {
        ENTER, TAB,
        /** Nothing but that no more comes. */
        SILENCE
    }

    /** Between elements of a scan, where the scanner sends it as it is (GS1 General Specifications, 7.8). */
    private static final char GROUP_SEPARATOR = '\u001D';

    /** What stands for the batch among {@link #elements}. */
    public static final String BATCH = "@batch";

    public static final ScannerSettings USUAL = new ScannerSettings((int) KeyScan.USUAL_GAP.toMillis(), End.ENTER, "", "", "", Map.of(), "", Map.of());

    public ScannerSettings {
        gapMillis = gapMillis < 1 ? (int) KeyScan.USUAL_GAP.toMillis() : gapMillis;
        end = end == null ? End.ENTER : end;
        prefix = prefix == null ? "" : prefix;
        separator = separator == null ? "" : separator;
        port = port == null ? "" : port;
        prefixes = prefixes == null ? Map.of() : Map.copyOf(prefixes);
        serials = serials == null || !isPattern(serials) ? "" : serials;
        elements = elements == null || !areElements(elements) ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(elements));
    }

    /** The same scanner at a port. */
    public ScannerSettings at(String place) {
        return new ScannerSettings(gapMillis, end, prefix, separator, place, prefixes, serials, elements);
    }

    /** The same, which takes more of a label than its serial number. @param more as {@link #elements} */
    public ScannerSettings taking(Map<String, String> more) {
        return new ScannerSettings(gapMillis, end, prefix, separator, port, prefixes, serials, more);
    }

    /** Whether something can be what elements are: known application identifiers beside the serial number's, each with a name. */
    public static boolean areElements(Map<String, String> elements) {
        return elements.entrySet().stream().allMatch(element -> ElementString.isKnown(element.getKey()) && !element.getKey().equals(Scan.SERIAL)
                && element.getValue() != null && !element.getValue().isBlank());
    }

    /**
     * A scan that belongs somewhere.
     *
     * @param text without what said where
     * @param parameters of the template that it says
     * @param batch that a label says beside its serial number
     */
    public record Routed(ScanTarget target, String text, Map<String, String> parameters, Optional<String> batch) {

        public Routed(ScanTarget target, String text) {
            this(target, text, Map.of(), Optional.empty());
        }
    }

    /** Whether something can be the pattern of serial numbers. */
    public static boolean isPattern(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    public Duration gap() {
        return Duration.ofMillis(gapMillis);
    }

    /** With what scans of a target begin; empty for none of its own. */
    public String prefix(ScanTarget target) {
        return prefixes.getOrDefault(target.id(), target.usual());
    }

    /**
     * Says where a scan belongs.
     *
     * @param raw without the scanner's prefix, and without what ends it
     * @throws ScanException what is no serial number, and nothing else either, as what a loose plug sends
     */
    public Routed route(String raw) throws ScanException {
        Scan scan = Scan.plain(raw);
        for (ScanTarget target : ScanTarget.values()) {
            String begin = prefix(target);
            if (target != ScanTarget.SERIAL && !begin.isEmpty() && scan.text().startsWith(begin)) {
                String rest = scan.text().substring(begin.length()).strip();
                if (!target.canSay(rest)) {
                    throw new ScanException(ScanException.Kind.NOT_UNDERSTOOD, raw);
                }
                return target == ScanTarget.PARAMETER ? parameter(rest) : new Routed(target, rest);
            }
        }
        String own = prefix(ScanTarget.SERIAL);
        String said = !own.isEmpty() && scan.text().startsWith(own) ? scan.symbology() + scan.text().substring(own.length()) : raw;
        return label(Scan.of(said, separator.isEmpty() ? GROUP_SEPARATOR : separator.charAt(0)), raw);
    }

    private static Routed parameter(String text) {
        int equals = text.indexOf('=');
        return new Routed(ScanTarget.PARAMETER, text, Map.of(text.substring(0, equals).strip(), text.substring(equals + 1).strip()), Optional.empty());
    }

    /** A label may say more than a serial number, or something else instead. */
    private Routed label(Scan scan, String raw) throws ScanException {
        Map<String, String> parameters = new TreeMap<>();
        scan.elements().forEach((identifier, value) -> Optional.ofNullable(elements.get(identifier)).ifPresent(name -> parameters.put(name, value)));
        Optional<String> batch = Optional.ofNullable(parameters.remove(BATCH));
        Optional<String> serial = scan.serial().filter(ScanTarget.SERIAL::canSay).filter(text -> serials.isEmpty() || text.matches(serials));
        if (serial.isPresent()) {
            return new Routed(ScanTarget.SERIAL, serial.get(), parameters, batch);
        }
        if (scan.serial().isEmpty() && !parameters.isEmpty()) {
            return new Routed(ScanTarget.PARAMETER, scan.text(), parameters, batch);
        }
        return batch.filter(_ -> scan.serial().isEmpty()).map(name -> new Routed(ScanTarget.BATCH, name))
                .orElseThrow(() -> new ScanException(ScanException.Kind.NO_SERIAL, raw));
    }
}
