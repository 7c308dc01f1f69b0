package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.claim.RootCas;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.handover.HandoverPolicy;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.verify.Verification;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.testing.RunningJvm;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A bench for a long shift; {@code mvn -Plong test -Dtest=BenchUnderLoadTest}. */
@Tag("long")
@EnabledOnOs(value = OS.LINUX, disabledReason = "pseudo-terminals, and /proc")
class BenchUnderLoadTest {

    /** {@code -Dclaimport.soak=N} for more or fewer. */
    private static final int SOAK = Integer.getInteger("claimport.soak", 5000);
    /** {@code -Dclaimport.slots=N} and {@code -Dclaimport.rounds=N} for fewer. */
    private static final int SLOTS = Integer.getInteger("claimport.slots", Bench.MOST_SLOTS);
    private static final int ROUNDS = Integer.getInteger("claimport.rounds", 10);
    /** So often are all devices that are missing still plugged in. */
    private static final int MOST_ROUNDS = 10;
    /** Devices that come before the others. */
    private static final int WARM_UP = 4;
    /** One in so many devices has a fault. */
    private static final int FAULTY = 20;

    private static final DeviceFault[][] FAULTS = {
        {new DeviceFault.Silent()}, {new DeviceFault.Garbage()}, {new DeviceFault.Noisy()}, {new DeviceFault.FlipsBit()}, {DeviceFault.clockWrong()},
        {new DeviceFault.Unplugs(500, Optional.empty())}, {new DeviceFault.Unplugs(500, Optional.of(Duration.ofMillis(300)))},
        {new DeviceFault.Stalls(DeviceState.CONNECTING)}, {new DeviceFault.Fails(DeviceState.REGISTERING, DeviceStatus.Cause.values()[0], "out of memory")}};

    @TempDir
    private Path folder;

    /** The practice cloud in a process of its own, so that what it takes is not the bench's. */
    private record Cloud(RunningJvm process, Map<String, String> environment, List<X509Certificate> roots) implements AutoCloseable {

        static Cloud start(String... options) throws IOException {
            RunningJvm process = RunningJvm.start(Map.of(), RunningJvm.OPTIMIZING, "dev.claimport.Claimport",
                    Stream.concat(Stream.of("practice", "cloud", "--json"), Stream.of(options)).toArray(String[]::new));
            JsonNode facts = new ObjectMapper().readTree(process.line());
            Map<String, String> environment = new HashMap<>();
            facts.path("environment").properties().forEach(entry -> environment.put(entry.getKey(), entry.getValue().textValue()));
            return new Cloud(process, environment, RootCas.read(Path.of(facts.path("rootCaFile").textValue())));
        }

        @Override
        public void close() throws InterruptedException {
            process.close();
        }
    }

    /** Devices are in this process: where it is too slow for them, they fail for that, and others come in their places. */
    @Test
    void withTheRealQuotasNoDeviceFailsByThrottling() throws Exception {
        long start = System.nanoTime();
        int wanted = SLOTS * ROUNDS;
        try (Cloud cloud = Cloud.start("--quotas", "real");
                LoadedBench bench = new LoadedBench(cloud.environment(), folder, cloud.roots(), SLOTS, HandoverPolicy.USUAL, _ -> new DeviceFault[0])) {
            // Begun with all at once, devices would be interpreted code that is too slow to answer in time.
            bench.run(WARM_UP);
            for (int confirmed = bench.confirmed(), round = 0; confirmed < wanted; confirmed = bench.confirmed()) {
                bench.run(wanted - confirmed);
                System.out.printf("%d slots, %d rounds, with quotas: %s in %.0f s%n", SLOTS, ROUNDS, bench.outcomes, (System.nanoTime() - start) / 1e9);
                assertFalse(bench.outcomes.containsKey("throttled"), () -> String.join("\n", bench.failures));
                assertTrue(++round < MOST_ROUNDS, () -> bench.outcomes + "\n" + String.join("\n", bench.failures));
            }
        }
    }

    /** What a process has taken. */
    private record Taken(int threads, int files, long heap) {

        static Taken now() {
            long heap = Long.MAX_VALUE;
            for (int time = 0; time < 4; time++) {
                System.gc();
                heap = Math.min(heap, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
            }
            return new Taken(ManagementFactory.getThreadMXBean().getThreadCount(), new File("/proc/self/fd").list().length, heap);
        }
    }

    @Test
    void nothingLeaksAndEveryAttemptIsInTheLedgerOnce() throws Exception {
        Duration soon = Duration.ofSeconds(10);
        var policy = new HandoverPolicy(Duration.ofSeconds(60), soon, Duration.ofMillis(100), soon, soon);
        try (Cloud cloud = Cloud.start()) {
            long start = System.nanoTime();
            try (LoadedBench bench = new LoadedBench(cloud.environment(), folder, cloud.roots(), Bench.USUAL_SLOTS, policy,
                    number -> number % FAULTY == FAULTY - 1 ? FAULTS[number / FAULTY % FAULTS.length] : new DeviceFault[0])) {
                int first = SOAK / 5;
                bench.run(first);
                Taken before = Taken.now();
                bench.run(SOAK - first);
                Taken after = Taken.now();
                assertTrue(bench.confirmed() >= SOAK - SOAK / FAULTY, () -> bench.outcomes + "\n" + String.join("\n", bench.failures));
                System.out.printf("%d hand-overs: %s in %.0f s; %s, after the first %d %s%n", SOAK, bench.outcomes, (System.nanoTime() - start) / 1e9, after, first, before);
                assertTrue(after.threads() <= before.threads() + 2, "threads: " + before + " " + after);
                assertTrue(after.files() <= before.files() + 2, "files: " + before + " " + after);
                assertTrue(after.heap() <= before.heap() * 105 / 100, "heap: " + before + " " + after);
                check(bench);
            }
        }
    }

    private static void check(LoadedBench bench) throws Exception {
        try (LedgerView view = LedgerView.open(bench.ledger)) {
            assertEquals(List.of(), Verification.of(view, List.of()).findings());
            Set<String> runs = new HashSet<>();
            Map<String, Integer> outcomes = new HashMap<>();
            view.each(new AttemptQuery("", "", Optional.empty(), Optional.empty(), SOAK * 2), attempt -> {
                assertTrue(runs.add(attempt.run()));
                outcomes.merge(attempt.ended().flatMap(Attempt.End::cause).map(cause -> cause.failure()).orElse(attempt.outcome().toUpperCase(Locale.ROOT)), 1,
                        Integer::sum);
            });
            assertEquals(bench.outcomes, outcomes);
            assertEquals(SOAK, runs.size());
        }
    }
}
