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
    /** Slower than any scanner. */
    private static final Duration PATIENT_GAP = Duration.ofSeconds(1);
    private static final int FEWEST = 4;
    private static final int MOST = 512;

    private final Duration gap;
    private final String prefix;
    private final StringBuilder keys = new StringBuilder();
    private Instant last = Instant.EPOCH;
    private Duration longest = Duration.ZERO;

    /**
     * @param gap the longest time between two keys of one scan
     * @param prefix with which the scanner begins, and which is not part of the scan; empty for none
     */
    public KeyScan(Duration gap, String prefix) {
        this.gap = gap;
        this.prefix = prefix;
    }

    /** For a scanner of which nobody knows yet how it is set: what it takes for a scan, a person may have typed as well. */
    public static KeyScan patient() {
        return new KeyScan(PATIENT_GAP, "");
    }

    /** A key that writes a character. */
    public void type(char key, Instant at) {
        if (Duration.between(last, at).compareTo(gap) > 0 || keys.length() >= MOST) {
            keys.setLength(0);
        }
        longest = keys.isEmpty() ? Duration.ZERO : max(longest, Duration.between(last, at));
        keys.append(key);
        last = at;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The longest time between two keys of what was typed last. */
    public Duration longest() {
        return longest;
    }

    /** Whether what is typed now is fast enough for a scan: its keys mean nothing else. */
    public boolean isUnderWay(Instant at) {
        return keys.length() > 1 && Duration.between(last, at).compareTo(gap) <= 0;
    }

    /** For a scanner that ends with nothing: whether so long nothing has come that a scan would be over. @return what was scanned */
    public Optional<String> silence(Instant at) {
        if (keys.isEmpty() || Duration.between(last, at).compareTo(gap) <= 0) {
            return Optional.empty();
        }
        // Its last key is the end of it, however long ago.
        return end(last);
    }

    /** The key that ends a scan. @return what was scanned; empty where a person has typed */
    public Optional<String> end(Instant at) {
        String typed = keys.toString();
        boolean fast = Duration.between(last, at).compareTo(gap) <= 0;
        keys.setLength(0);
        return fast && typed.length() >= FEWEST + prefix.length() && typed.startsWith(prefix) ? Optional.of(typed.substring(prefix.length())) : Optional.empty();
    }
}
