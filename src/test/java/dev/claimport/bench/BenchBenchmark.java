package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.OperatingSystemMXBean;
import dev.claimport.app.LocalBackend;
import dev.claimport.app.PracticeSite;
import dev.claimport.app.RoleContext;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.PortWatch;
import dev.claimport.time.TimeSource;
import dev.claimport.time.VirtualThreadBackground;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long practice devices take side by side, from plugged in to confirmed; cloud and devices are in this process, and count. */
@Tag("benchmark")
class BenchBenchmark {

    private static final long PATIENCE_SECONDS = 120;

    private final TimeSource time = TimeSource.system();

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 16})
    void sideBySide(int devices) throws InterruptedException {
        run(devices);
        double[] measured = run(devices);
        System.out.printf("%d at once: %.1f s from plugged in to the last one confirmed, %.2f s CPU each, %d MB used%n", devices, measured[0], measured[1] / devices,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
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
