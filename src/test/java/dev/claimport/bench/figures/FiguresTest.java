package dev.claimport.bench.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.bench.Finished;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private static Finished attempt(int minute, String serial, String outcome, String failure, int seconds) {
        return new Finished("run-" + minute, START.plus(Duration.ofMinutes(minute)), Duration.ofSeconds(seconds), "1", "B", "", serial, "", outcome, failure,
                Map.of("claim", Duration.ofSeconds(seconds)));
    }

    @Test
    void aDeviceThatPassesAtItsSecondAttemptIsYieldAndNotFirstPass() {
        Figures figures = Figures.of(List.of(attempt(0, "1", "confirmed", "", 7), attempt(1, "2", "failed", "hook-refused", 9), attempt(2, "2", "confirmed", "", 8),
                attempt(3, "3", "failed", "device-silent", 9)));
        assertEquals(3, figures.devices());
        assertEquals(667, figures.yield());
        assertEquals(333, figures.firstPassYield());
    }

    @Test
    void whatTheBenchDidNotLetInCountsNowhere() {
        Figures figures = Figures.of(List.of(attempt(0, "1", "confirmed", "", 7), attempt(1, "1", "failed", "serial-passed", 1), attempt(2, "9", "failed", "serial-not-listed", 1),
                attempt(3, "8", "aborted", "cancelled", 1)));
        assertEquals(1, figures.devices());
        assertEquals(1000, figures.yield());
        assertEquals(Map.of(), figures.failures());
    }

    @Test
    void failuresAreSortedByHowOftenTheyCome() {
        Figures figures = Figures.of(List.of(attempt(0, "1", "failed", "device-silent", 7), attempt(1, "2", "failed", "hook-refused", 7), attempt(2, "3", "failed", "hook-refused", 7)));
        assertEquals(List.of("hook-refused", "device-silent"), List.copyOf(figures.failures().keySet()));
    }

    @Test
    void medianAndPercentileAreOfTheNearestRank() {
        List<Finished> all = new ArrayList<>(IntStream.rangeClosed(1, 100).mapToObj(second -> attempt(second, "d" + second, "confirmed", "", second)).toList());
        assertEquals(new Figures.Spread(Duration.ofSeconds(50), Duration.ofSeconds(95)), Figures.of(all).took());
        assertEquals(Duration.ofSeconds(95), Figures.of(all).steps().get("claim").high());
    }

    @Test
    void devicesAnHourCountFromTheFirstStartToTheLastEnd() {
        assertEquals(120, Figures.of(IntStream.range(0, 20).mapToObj(half -> attempt(half / 2, "d" + half, "confirmed", "", 60)).toList()).perHour());
        assertEquals(0, Figures.of(List.of(attempt(0, "1", "confirmed", "", 7))).perHour());
    }
}
