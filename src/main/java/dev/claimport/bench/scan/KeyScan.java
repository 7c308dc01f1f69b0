package dev.claimport.bench.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Knows a scanner among the keys that come from a keyboard: it types fast and ends with Enter. Scanners differ tenfold in speed (about
 * 10 ms a key to about 80 ms), so what is fast is a setting.
 */
public final class KeyScan {

    /** Slower than most scanners' slowest, and faster than most people. */
    public static final Duration USUAL_GAP = Duration.ofMillis(120);
    private static final int FEWEST = 4;
    private static final int MOST = 512;

    private final Duration gap;
    private final String prefix;
    private final StringBuilder keys = new StringBuilder();
    private Instant last = Instant.EPOCH;

    /**
     * @param gap the longest time between two keys of one scan
     * @param prefix with which the scanner begins, and which is not part of the scan; empty for none
     */
    public KeyScan(Duration gap, String prefix) {
        this.gap = gap;
        this.prefix = prefix;
    }

    /** A key that writes a character. */
    public void type(char key, Instant at) {
        if (Duration.between(last, at).compareTo(gap) > 0 || keys.length() >= MOST) {
            keys.setLength(0);
        }
        keys.append(key);
        last = at;
    }

    /** The key that ends a scan. @return what was scanned; empty where a person has typed */
    public Optional<String> end(Instant at) {
        String typed = keys.toString();
        boolean fast = Duration.between(last, at).compareTo(gap) <= 0;
        keys.setLength(0);
        return fast && typed.length() >= FEWEST + prefix.length() && typed.startsWith(prefix) ? Optional.of(typed.substring(prefix.length())) : Optional.empty();
    }
}
