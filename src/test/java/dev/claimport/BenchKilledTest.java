package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.note.NoteException;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.verify.Verification;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.BesideOthers;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.RelatedKeys;
import dev.claimport.testing.RunningJvm;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A bench is killed in the middle, again and again: the next one says what was in work, finds out what has become of it, and goes on. */
@Tag("thorough")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no pseudo-terminals")
@BesideOthers
class BenchKilledTest {

    /** {@code -Dclaimport.kills.seed} for other moments: the same ones again show little more. */
    private static final long SEED = Long.getLong("claimport.kills.seed", 14);
    /** Lines that a bench writes for one device, less those before it is plugged in. */
    private static final int LINES = 22;
    /** So long after a line at most, in microseconds. */
    private static final int WAIT = 100_000;
    /** The profile {@code long} of the build has more of them. */
    private static final int TIMES = Integer.getInteger("claimport.kills", 50) / 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final TimeSource time = TimeSource.system();
    /** What benches have said of runs that were cut off: their states in order. */
    private final Map<String, List<String>> settled = new HashMap<>();
    private final Set<String> passed = new HashSet<>();

    @Test
    void whatWasInWorkIsSaidAndSettledAndGoingOnIsSafe() throws Exception {
        Random random = new Random(SEED);
        try (PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(0, 0, Scenario.FAIR), time, new RelatedKeys())) {
            int serial = 0;
            PracticeDevice device = plugIn(serial);
            try {
                for (int killed = 0; killed < TIMES; killed++) {
                    try (RunningJvm bench = bench(cloud, device)) {
                        int lines = random.nextInt(1, LINES);
                        while (lines > 0) {
                            JsonNode line = read(bench.line());
                            // Not the wait for a device that has passed and is not handed over any more.
                            lines = line.path("event").textValue().equals("ended") ? 0 : lines - (line.path("slot").intValue() == 1 ? 1 : 0);
                        }
                        long end = System.nanoTime() + random.nextInt(WAIT) * 1000L;
                        while (System.nanoTime() < end) {
                            Thread.onSpinWait();
                        }
                        bench.kill();
                        bench.rest().lines().filter(line -> line.endsWith("}")).forEach(this::read);
                    }
                    if (passed.contains("K-" + serial)) {
                        device.close();
                        serial++;
                        device = plugIn(serial);
                    }
                }
                try (RunningJvm bench = bench(cloud, device, "--count", "1")) {
                    bench.rest().lines().forEach(this::read);
                }
            } finally {
                device.close();
            }
            check(cloud);
        }
    }

    private PracticeDevice plugIn(int serial) {
        return PracticeDevice.plugIn(BuiltIn.device("handover", VirtualDeviceOptions.usual("K-" + serial), new FleetProvisioning(time), time), time);
    }

    private RunningJvm bench(PracticeCloud cloud, PracticeDevice device, String... more) throws Exception {
        Map<String, String> environment = new HashMap<>(cloud.environment());
        environment.put("XDG_DATA_HOME", folder.toString());
        List<String> arguments = new ArrayList<>(List.of("bench", "--template-name", "practice-sensor", "--slots", "1", "--slot", "1=" + device.port(),
                "--root-ca", cloud.rootCaFile().toString(), "--tries", "1000"));
        arguments.addAll(List.of(more));
        return RunningJvm.start(environment, List.of("-Dorg.sqlite.tmpdir=" + folder), "dev.claimport.Claimport", arguments.toArray(String[]::new));
    }

    private JsonNode read(String text) {
        try {
            JsonNode line = JSON.readTree(text);
            String run = line.path("runId").asText();
            switch (line.path("event").textValue()) {
                case "cut-off" -> settled.computeIfAbsent(run, _ -> new ArrayList<>());
                case "settled" -> settled.get(run).add(line.path("state").textValue());
                case "ended" -> {
                    if (line.path("outcome").asText().equals("confirmed") || line.path("failure").path("id").asText().equals("serial-passed")) {
                        passed.add(line.path("device").path("serial").textValue());
                    }
                }
                default -> { }
            }
            return line;
        } catch (Exception e) {
            throw new AssertionError("not a line of JSON: " + text, e);
        }
    }

    private void check(PracticeCloud cloud) throws NoteException {
        try (LedgerView view = LedgerView.open(new LedgerFolder(folder.resolve("claimport").resolve("ledger")))) {
            assertEquals(List.of(), Verification.of(view, List.of()).findings());
            List<Attempt> attempts = new ArrayList<>();
            view.each(new AttemptQuery("", "", Optional.empty(), Optional.empty(), 10_000), attempts::add);
            Set<String> confirmed = new HashSet<>();
            for (Attempt attempt : attempts.reversed()) {
                assertFalse(attempt.records().stream().filter(record -> record.type().equals("ended")).count() > 1, "two ends: " + attempt);
                boolean cutOff = settled.containsKey(attempt.run());
                assertTrue(attempt.ended().isPresent() || cutOff, "nobody has told of " + attempt);
                if (attempt.outcome().equals("confirmed")) {
                    assertTrue(confirmed.add(attempt.device().serial()), "handed over twice: " + attempt);
                    assertTrue(cloud.registry().principals(attempt.ended().orElseThrow().thing()).stream()
                            .anyMatch(arn -> arn.endsWith(attempt.ended().orElseThrow().certificateId())), "not in the registry: " + attempt);
                }
            }
            assertTrue(attempts.size() >= TIMES / 2, "hardly anything was killed");
            assertEquals(passed, confirmed);
        }
    }
}
