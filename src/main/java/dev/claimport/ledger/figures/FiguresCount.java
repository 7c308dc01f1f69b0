package dev.claimport.ledger.figures;

import dev.claimport.ledger.figures.Figures.Idle;
import dev.claimport.ledger.figures.Figures.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts attempts, in any order, one after the other: of each it keeps some numbers, so there may be a million of them. */
public final class FiguresCount {

    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final int THOUSAND = 1000;
    /** As they are taken. */
    private static final List<String> ORDER = List.of("sign-in", "template", "device", "claim", "deliver", "verify", "register", "reconnect", "confirm");

    private final Map<String, Device> devices = new HashMap<>();
    private final Map<String, WorkTimes> stations = new HashMap<>();
    private final Times took = new Times();
    private final Map<String, Times> steps = new LinkedHashMap<>();
    private final Map<String, Long> failures = new HashMap<>();

    /** @param first when its first attempt began @param firstPassed whether that passed @param passed whether any did */
    private record Device(Instant first, boolean firstPassed, boolean passed) {

        Device with(Device other) {
            Device earlier = other.first.isBefore(first) ? other : this;
            return new Device(earlier.first, earlier.firstPassed, passed || other.passed);
        }
    }

    /** Takes in one more. */
    public void add(Finished attempt) {
        if (!attempt.counts()) {
            return;
        }
        devices.merge(attempt.serial().isEmpty() ? attempt.run() : attempt.serial(), new Device(attempt.start(), attempt.passed(), attempt.passed()), Device::with);
        stations.computeIfAbsent(attempt.station(), _ -> new WorkTimes()).add(attempt.slot(), attempt.start(), attempt.end());
        if (attempt.passed()) {
            took.add(attempt.took());
        }
        attempt.steps().forEach((step, time) -> steps.computeIfAbsent(step, _ -> new Times()).add(time));
        if (attempt.failed()) {
            failures.merge(attempt.failure(), 1L, Long::sum);
        }
    }

    /** Of what was taken in so far. */
    public Figures figures() {
        int passed = (int) devices.values().stream().filter(Device::passed).count();
        int firstPass = (int) devices.values().stream().filter(Device::firstPassed).count();
        var work = stations.values().stream().map(WorkTimes::sum).toList();
        long longest = work.stream().mapToLong(WorkTimes.Sum::worked).max().orElse(0);
        long all = Math.max(1, work.stream().mapToLong(WorkTimes.Sum::worked).sum());
        Idle idle = new Idle((int) Math.round(work.stream().mapToDouble(sum -> sum.slotsIdle() * THOUSAND).sum() / all),
                (int) Math.round(work.stream().mapToDouble(sum -> (double) sum.personIdle() * THOUSAND).sum() / all));
        Map<String, Spread> spreads = new LinkedHashMap<>();
        steps.entrySet().stream().sorted(Comparator.comparingInt(entry -> place(entry.getKey()))).forEach(entry -> spreads.put(entry.getKey(), entry.getValue().spread()));
        long perHour = longest < LEAST.toMillis() ? 0 : Math.round(passed * (double) Duration.ofHours(1).toMillis() / longest);
        return new Figures(devices.size(), passed, firstPass, perHour, Duration.ofMillis(longest), idle, took.spread(), spreads, sortedFailures());
    }

    /** Those that are not known come last, in the order in which they were met. */
    private static int place(String step) {
        int at = ORDER.indexOf(step);
        return at < 0 ? ORDER.size() : at;
    }

    private Map<String, Long> sortedFailures() {
        Map<String, Long> sorted = new LinkedHashMap<>();
        failures.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
