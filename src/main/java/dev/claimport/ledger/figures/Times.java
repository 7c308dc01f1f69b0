package dev.claimport.ledger.figures;

import dev.claimport.ledger.figures.Figures.Spread;
import java.time.Duration;
import java.util.Arrays;

/** Many durations, in milliseconds. */
final class Times {

    private static final int MEDIAN = 50;
    private static final int HIGH = 95;
    private static final int WHOLE = 100;

    private long[] millis = new long[16];
    private int size;

    void add(Duration time) {
        add(time.toMillis());
    }

    void add(long time) {
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, 2 * size);
        }
        millis[size++] = time;
    }

    Spread spread() {
        long[] sorted = sorted();
        return new Spread(rank(sorted, MEDIAN), rank(sorted, HIGH));
    }

    long[] sorted() {
        long[] sorted = Arrays.copyOf(millis, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /** By nearest rank; zero where there is nothing. */
    private static Duration rank(long[] sorted, int percent) {
        return sorted.length == 0 ? Duration.ZERO : Duration.ofMillis(sorted[(sorted.length * percent + WHOLE - 1) / WHOLE - 1]);
    }
}
