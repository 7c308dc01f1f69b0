package dev.claimport.bench.figures;

import dev.claimport.bench.Finished;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What attempts come to. A device that a bench does not let in counts nowhere: nothing was done with it.
 *
 * @param devices that were worked with; one that did not say who it is counts by itself
 * @param passed of these
 * @param firstPass those that passed at their first attempt
 * @param perHour devices that passed, over the time from the first start to the last end; 0 while that is less than a minute
 * @param took by those attempts that passed
 * @param steps what each took, wherever it was taken, by its id
 * @param failures how often each came, by its id, the most frequent first
 */
public record Figures(int devices, int passed, int firstPass, long perHour, Spread took, Map<String, Spread> steps, Map<String, Long> failures) {

    private static final Duration LEAST = Duration.ofMinutes(1);

    /** @param median zero where there is nothing @param high the 95th percentile, by nearest rank */
    public record Spread(Duration median, Duration high) {

        static Spread of(Collection<Duration> all) {
            List<Duration> sorted = all.stream().sorted().toList();
            return new Spread(rank(sorted, 50), rank(sorted, 95));
        }

        private static Duration rank(List<Duration> sorted, int percent) {
            return sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() * percent + 99) / 100 - 1);
        }
    }

    /** @param attempts in any order */
    public static Figures of(Collection<Finished> attempts) {
        List<Finished> counted = attempts.stream().filter(attempt -> attempt.passed() || attempt.failed() || attempt.outcome().equals("unproven"))
                .sorted(Comparator.comparing(Finished::start)).toList();
        Map<String, List<Finished>> byDevice = counted.stream().collect(Collectors.groupingBy(
                attempt -> attempt.serial().isEmpty() ? attempt.run() : attempt.serial(), LinkedHashMap::new, Collectors.toList()));
        int passed = (int) byDevice.values().stream().filter(tries -> tries.stream().anyMatch(Finished::passed)).count();
        int firstPass = (int) byDevice.values().stream().filter(tries -> tries.getFirst().passed()).count();
        Map<String, List<Duration>> steps = new LinkedHashMap<>();
        counted.forEach(attempt -> attempt.steps().forEach((step, took) -> steps.computeIfAbsent(step, _ -> new ArrayList<>()).add(took)));
        Map<String, Spread> spreads = new LinkedHashMap<>();
        steps.forEach((step, all) -> spreads.put(step, Spread.of(all)));
        return new Figures(byDevice.size(), passed, firstPass, perHour(counted, passed), Spread.of(counted.stream().filter(Finished::passed).map(Finished::took).toList()),
                spreads, failures(counted));
    }

    private static long perHour(List<Finished> counted, int passed) {
        if (counted.isEmpty()) {
            return 0;
        }
        Instant end = counted.stream().map(attempt -> attempt.start().plus(attempt.took())).max(Comparator.naturalOrder()).orElseThrow();
        Duration worked = Duration.between(counted.getFirst().start(), end);
        return worked.compareTo(LEAST) < 0 ? 0 : Math.round(passed * (double) Duration.ofHours(1).toMillis() / worked.toMillis());
    }

    private static Map<String, Long> failures(List<Finished> counted) {
        Map<String, Long> counts = counted.stream().filter(Finished::failed).collect(Collectors.groupingBy(Finished::failure, Collectors.counting()));
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** Of the devices, how many passed, in thousandths; empty figures have 0. */
    public int yield() {
        return devices == 0 ? 0 : Math.round(1000f * passed / devices);
    }

    /** The same of the first attempts. */
    public int firstPassYield() {
        return devices == 0 ? 0 : Math.round(1000f * firstPass / devices);
    }
}
