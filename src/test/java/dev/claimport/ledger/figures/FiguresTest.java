package dev.claimport.ledger.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.LedgerView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private static Finished attempt(int minute, String serial, String outcome, String failure, int seconds) {
        return new Finished("run-" + minute, START.plus(Duration.ofMinutes(minute)), Duration.ofSeconds(seconds), "J. Weber", "bench-3", "1", "B", "", serial, "", outcome, failure,
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
    void aDeviceThatNeverPassesHasNotPassed() {
        Figures figures = Figures.of(List.of(attempt(0, "1", "confirmed", "", 7), attempt(1, "2", "confirmed", "", 7), attempt(2, "3", "failed", "hook-refused", 9),
                attempt(3, "3", "failed", "hook-refused", 9)));
        assertEquals(2, figures.passed());
        assertEquals(667, figures.yield());
        assertEquals(667, figures.firstPassYield());
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
    void stepsStandAsTheyAreTakenAndThoseThatAreNotKnownBehindThem() {
        Map<String, Duration> steps = new LinkedHashMap<>();
        List.of("confirm", "polish", "claim", "pack", "sign-in", "device").forEach(step -> steps.put(step, Duration.ofSeconds(1)));
        Figures figures = Figures.of(List.of(new Finished("run", START, Duration.ofSeconds(9), "", "bench-3", "1", "B", "", "1", "", "confirmed", "", steps)));
        assertEquals(List.of("sign-in", "device", "claim", "confirm", "polish", "pack"), List.copyOf(figures.steps().keySet()));
    }

    @Test
    void devicesAnHourCountFromTheFirstStartToTheLastEnd() {
        assertEquals(120, Figures.of(IntStream.range(0, 20).mapToObj(half -> attempt(half / 2, "d" + half, "confirmed", "", 60)).toList()).perHour());
        assertEquals(0, Figures.of(List.of(attempt(0, "1", "confirmed", "", 59))).perHour());
        assertEquals(60, Figures.of(List.of(attempt(0, "1", "confirmed", "", 60))).perHour());
    }

    private static Finished inSlot(String slot, int second, int seconds) {
        return new Finished("run-" + slot + second, START.plusSeconds(second), Duration.ofSeconds(seconds), "J. Weber", "bench-3", slot, "B", "", "d" + slot + second, "",
                "confirmed", "", Map.of());
    }

    @Test
    void idleIsWhatSlotsWaitForThePersonAndThePersonForSlots() {
        // Two slots over 100 s: the first works 100 s, the second 50 s, so both for 50 s.
        Figures figures = Figures.of(List.of(inSlot("1", 0, 60), inSlot("1", 60, 40), inSlot("2", 20, 50)));
        assertEquals(Duration.ofSeconds(100), figures.worked());
        assertEquals(new Figures.Idle(250, 500), figures.idle());
    }

    @Test
    void aNightIsNotWorked() {
        Figures figures = Figures.of(List.of(inSlot("1", 0, 60), inSlot("1", 60, 60), inSlot("1", 12 * 3600, 60), inSlot("1", 12 * 3600 + 60, 60)));
        assertEquals(Duration.ofSeconds(240), figures.worked());
        assertEquals(60, figures.perHour());
        assertEquals(0, figures.idle().slots());
    }

    @Test
    void halfAnHourWithoutADeviceIsABreakAndLessIsNot() {
        assertEquals(Duration.ofSeconds(120), Figures.of(List.of(inSlot("1", 0, 60), inSlot("1", 60 + 1800, 60))).worked());
        assertEquals(Duration.ofSeconds(120 + 1799), Figures.of(List.of(inSlot("1", 0, 60), inSlot("1", 60 + 1799, 60))).worked());
    }

    @Test
    void twoAttemptsAtTheSameTimeInOneSlotAreNoMoreThanOne() {
        assertEquals(new Figures.Idle(0, 1000), Figures.of(List.of(inSlot("1", 0, 60), inSlot("1", 0, 60))).idle());
    }

    @Test
    void figuresOfAGroupAreThoseOfItsAttempts() {
        var groups = new Grouping.Groups(Grouping.SHIFT, ZoneOffset.UTC);
        List.of(attempt(0, "1", "confirmed", "", 7), attempt(1, "2", "failed", "hook-refused", 9), attempt(24 * 60, "3", "confirmed", "", 8)).forEach(groups::add);
        assertEquals(List.of("2026-11-23 · bench-3 · J. Weber", "2026-11-24 · bench-3 · J. Weber"), List.copyOf(groups.figures().keySet()));
        assertEquals(500, groups.figures().get("2026-11-23 · bench-3 · J. Weber").yield());
    }

    @Test
    void theOrderInWhichAttemptsComeIsNothingToTheFigures() {
        List<Finished> all = new ArrayList<>(IntStream.range(0, 60).mapToObj(number -> attempt(number, "d" + number % 20, number % 3 == 0 ? "confirmed" : "failed",
                "hook-refused", number)).toList());
        Figures figures = Figures.of(all);
        Collections.shuffle(all, new Random(7));
        assertEquals(figures, Figures.of(all));
    }

    @Test
    void whatHasNoNameIsLeftOutOfAGroupsName() {
        var groups = new Grouping.Groups(Grouping.SHIFT, ZoneOffset.UTC);
        groups.add(new Finished("run", START, Duration.ofSeconds(9), "", "bench-3", "1", "B", "", "1", "", "confirmed", "", Map.of()));
        assertEquals(List.of("2026-11-23 · bench-3"), List.copyOf(groups.figures().keySet()));
    }

    @Test
    void figuresAreOfWhatIsRecorded(@TempDir Path folder) {
        List<Finished> all = new ArrayList<>();
        try (LedgerView view = LedgerView.open(Recorded.attempts(folder, 3))) {
            view.each(AttemptQuery.all(), attempt -> all.add(Finished.of(attempt)));
        }
        Figures figures = Figures.of(all);
        assertEquals(3, figures.devices());
        assertEquals(2, figures.passed());
        assertEquals(Map.of("throttled", 1L), figures.failures());
        assertEquals(List.of("template", "device", "claim", "confirm"), List.copyOf(figures.steps().keySet()));
        assertEquals(new Figures.Spread(Duration.ofMillis(1200), Duration.ofMillis(1200)), figures.steps().get("confirm"));
        assertEquals(new Figures.Spread(Duration.ofMillis(1800), Duration.ofMillis(1800)), figures.took());
        assertEquals(List.of("sensor-4711-0001", "sensor-4711-0002", ""), all.stream().map(Finished::thing).sorted(Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder())).toList());
    }
}
