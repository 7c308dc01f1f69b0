package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.claimport.app.LocalBackend;
import dev.claimport.app.PracticeSite;
import dev.claimport.app.RoleContext;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.PortWatch;
import dev.claimport.testing.RunningJvm;
import dev.claimport.time.TimeSource;
import dev.claimport.time.VirtualThreadBackground;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long practice devices take side by side, from plugged in to confirmed; cloud and devices are in this process, and count. */
@Tag("benchmark")
class BenchBenchmark {

    private static final long PATIENCE_SECONDS = 120;
    private static final String TEMPLATE = "practice-sensor";
    /** {@code -Dclaimport.bench.sizes=1,8} for others. */
    private static final int[] SIZES = Stream.of(System.getProperty("claimport.bench.sizes", "1,8,16,32,64").split(",")).mapToInt(Integer::parseInt).toArray();
    /** What of packaging/common/jvm.options says how much memory the window takes, and how it is painted. */
    private static final List<String> PRODUCT = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx256m", "-Xms32m", "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=10", "-XX:SoftRefLRUPolicyMSPerMB=50", "-XX:MaxNewSize=4m", "-XX:MarkSweepDeadRatio=0",
            "-Dprism.disableRegionCaching=true", "-Dprism.order=sw", "-Dquantum.multithreaded=false");
    /** {@code -Dclaimport.bench.display=:1} has the wall on a display. Without one JavaFX copies each picture point by point, 70 ms for a window, which no user waits for. */
    private static final String DISPLAY = System.getProperty("claimport.bench.display", "");
    /** What a device takes before it registers. */
    private static final String PAUSE_MILLIS = "10000";

    @TempDir
    private Path folder;

    private final TimeSource time = TimeSource.system();

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 16})
    void sideBySide(int devices) throws InterruptedException {
        run(devices);
        double[] measured = run(devices);
        System.out.printf("%d at once: %.1f s from plugged in to the last one confirmed, %.2f s CPU each, %d MB used%n", devices, measured[0], measured[1] / devices,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    /**
     * As on a real bench: the window's wall and its hand-overs in a process of their own, whose figures these are, the devices in another, each of
     * which takes ten seconds before it registers, and AWS in a third. All of them share this computer's processors; what each of them takes is told, and whoever fails.
     * A real device answers whatever this computer does: so the devices go before the others, where that is allowed.
     */
    @ParameterizedTest
    @CsvSource({"claimport-handover", "claimport-handover claimport-handover zephyr-smp-fs micropython"})
    void inProcesses(String families) throws Exception {
        double one = 0;
        for (int devices : SIZES) {
            Measured measured = inProcesses(devices, families.split(" "));
            String[] bench = measured.bench();
            double seconds = Double.parseDouble(bench[0]);
            one = one == 0 ? seconds : one;
            System.out.printf(Locale.ROOT, "%d at once (%s): %s s, %.2f of one; failed: %s; %s s CPU each, and %.2f in the cloud and %.2f in the device; %s MB at most; FX thread stalled %s ms at most, "
                    + "%s ms of them its own work; %s calls to AWS each; the wall was opened in %s ms, with %s ms of its own work without a pause%n", devices, families, bench[0], seconds / one, bench[8], bench[1],
                    measured.cloud(), measured.device(), bench[2], bench[3], bench[4], bench[5], bench[6], bench[7]);
        }
    }

    private Measured inProcesses(int devices, String[] families) throws Exception {
        try (RunningJvm cloud = RunningJvm.start(Map.of(), RunningJvm.OPTIMIZING, "dev.claimport.Claimport", "practice", "cloud", "--json")) {
            JsonNode facts = new ObjectMapper().readTree(cloud.line());
            Map<String, String> environment = new HashMap<>(Map.of("XDG_DATA_HOME", folder.resolve(UUID.randomUUID().toString()).toString()));
            facts.path("environment").properties().forEach(entry -> environment.put(entry.getKey(), entry.getValue().textValue()));
            // One more, with which all of them get warm.
            List<String> all = new ArrayList<>(List.of(Integer.toString(devices + 1), PAUSE_MILLIS, facts.path("mqttHost").textValue(), facts.path("mqttPort").asText(), TEMPLATE));
            all.addAll(List.of(families));
            try (RunningJvm plugged = RunningJvm.start(Map.of(), List.of(), DeviceProcess.class.getName(), all.toArray(String[]::new))) {
                List<String> arguments = new ArrayList<>(List.of(facts.path("rootCaFile").textValue(), TEMPLATE, folder.toString()));
                for (int port = 0; port <= devices; port++) {
                    arguments.add(plugged.line());
                }
                goFirst(plugged.pid());
                if (!DISPLAY.isEmpty()) {
                    environment.put("DISPLAY", DISPLAY);
                }
                try (RunningJvm bench = RunningJvm.start(environment, DISPLAY.isEmpty() ? Stream.concat(PRODUCT.stream(), Stream.of("-Dglass.platform=Headless")).toList() : PRODUCT,
                        "dev.claimport.desktop.bench.MeasuredBench", arguments.toArray(String[]::new))) {
                    line(bench);
                    List<Double> before = List.of(cpuSeconds(cloud), cpuSeconds(plugged));
                    bench.goOn();
                    String[] said = line(bench).split(" ");
                    return new Measured(said, (cpuSeconds(cloud) - before.getFirst()) / devices, (cpuSeconds(plugged) - before.getLast()) / devices);
                }
            }
        }
    }

    /** Threads that come later have it from those that begin them. */
    private static void goFirst(long process) throws Exception {
        List<String> command = new ArrayList<>(List.of("renice", "-n", "-10", "-p"));
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process + "/task"))) {
            threads.map(thread -> thread.getFileName().toString()).forEach(command::add);
        }
        if (new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() != 0) {
            System.out.println("devices have to wait for a processor as all others do, which real ones do not");
        }
    }

    /** @param bench what it says of itself @param cloud seconds of processor for each device @param device the same, of what plays it */
    private record Measured(String[] bench, double cloud, double device) {}

    private static String line(RunningJvm process) throws Exception {
        String said = process.line();
        if (said == null) {
            throw new AssertionError(process.errors());
        }
        return said;
    }

    private static double cpuSeconds(RunningJvm process) {
        return ProcessHandle.of(process.pid()).flatMap(running -> running.info().totalCpuDuration()).orElseThrow().toMillis() / 1000.0;
    }

    /** @return seconds, and seconds of CPU */
    private double[] run(int devices) throws InterruptedException {
        try (PracticeSite site = new LocalBackend(new JSerialCommPorts(), time).practice(); RoleContext context = site.context(site.signIn())) {
            for (int plugged = 1; plugged < devices; plugged++) {
                site.plugInBeside(Optional.empty());
            }
            var news = new LinkedBlockingQueue<Runnable>();
            int[] passed = {0};
            int[] ended = {0};
            var cpu = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            long before = cpu.getProcessCpuTime();
            long start = System.nanoTime();
            Bench bench = new Bench(context.forBench(time), new VirtualThreadBackground(news::add), time, devices, BenchJob.of("practice-sensor", Map.of()),
                    new Shift("", "", "", time.instant()), new BenchListener() {
                        @Override
                        public void changed(BenchSlot slot) {
                        }

                        @Override
                        public void ended(BenchSlot slot, Verdict verdict) {
                            ended[0]++;
                            passed[0] += verdict.phase() == Phase.CONFIRMED ? 1 : 0;
                        }
                    });
            try (bench; PortWatch _ = new PortWatch(context.ports(), time, ports -> news.add(() -> bench.show(ports)))) {
                while (ended[0] < devices) {
                    Runnable next = news.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    if (next == null) {
                        throw new AssertionError("nothing happens any more");
                    }
                    next.run();
                }
            }
            assertEquals(devices, passed[0]);
            return new double[] {Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0, (cpu.getProcessCpuTime() - before) / 1e9};
        }
    }
}
