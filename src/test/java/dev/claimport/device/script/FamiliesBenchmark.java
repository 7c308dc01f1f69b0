package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.app.SupportedDialects;
import dev.claimport.claim.Bundle;
import dev.claimport.device.Verification;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.PassingLink;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.ThrottledLink;
import dev.claimport.time.TimeSource;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How long a claim takes to each family in text at its usual speed, in real time, from the first command to the answer to the last: against what the bytes
 * take that go to the device and come back from it. Devices turn round in a millisecond, and store in no time.
 */
@Tag("benchmark")
class FamiliesBenchmark {

    private static final int RUNS = 3;
    private static final Duration TURNAROUND = Duration.ofMillis(1);
    /** For a prompt, which ends no line: so long nothing may come after it. */
    private static final int PROMPT_MILLIS = 60;

    private final TimeSource time = TimeSource.system();

    private record Run(double millis, long toDevice, long toHost, Measured spent) {

        double limit(int baud) {
            return (toDevice + toHost) * 10_000.0 / baud;
        }
    }

    /** Where the time goes: what is left is pauses, and work of this computer. */
    private static final class Measured extends PassingLink {

        private long writing;
        private long answers;
        private long silence;
        private long processor;

        Measured(SerialLink line) {
            super(line);
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            long begun = System.nanoTime();
            int count = super.read(into, timeout);
            long taken = System.nanoTime() - begun;
            answers += count > 0 ? taken : 0;
            silence += count > 0 ? 0 : taken;
            return count;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            long begun = System.nanoTime();
            super.write(bytes, offset, length);
            writing += System.nanoTime() - begun;
        }

        void begin() {
            writing = 0;
            answers = 0;
            silence = 0;
            processor = -ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        void end() {
            processor += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        String told(double millis) {
            return String.format(Locale.ROOT, "writing %.0f ms, until answers came %.0f ms, until silence was enough %.0f ms, the rest %.0f ms; %.0f ms of processor",
                    writing / 1e6, answers / 1e6, silence / 1e6, millis - (writing + answers + silence) / 1e6, processor / 1e6);
        }
    }

    /** All of them, or those of {@code -Dbenchmark.families=ublox,telit}. */
    static Stream<Profile> families() {
        List<String> wanted = List.of(System.getProperty("benchmark.families", "").split(","));
        return BuiltIn.profiles().all().stream().map(ProfileLibrary.Entry::profile).filter(profile -> profile.settings() instanceof ScriptSettings)
                .filter(profile -> wanted.equals(List.of("")) || wanted.contains(profile.name()));
    }

    @ParameterizedTest
    @MethodSource("families")
    void delivery(Profile family) throws InterruptedException {
        Run[] runs = new Run[RUNS];
        for (int run = 0; run < RUNS; run++) {
            runs[run] = deliver(family);
        }
        Arrays.sort(runs, (one, other) -> Double.compare(one.millis(), other.millis()));
        Run median = runs[RUNS / 2];
        Script script = ((ScriptSettings) family.settings()).script();
        long prompts = script.store().stream().filter(step -> step.prompt().isPresent()).count() * script.slots().size() * PROMPT_MILLIS;
        long pauses = script.wire().pause().toMillis() * (median.toDevice() / script.wire().chunk());
        System.out.printf(Locale.ROOT, "| `%s` | %,d | %,d B | %,d B | %.2f s | %.2f s | %.2f |%n", family.name(), family.line().baud(), median.toDevice(), median.toHost(),
                median.millis() / 1000, median.limit(family.line().baud()) / 1000, median.millis() / median.limit(family.line().baud()));
        System.out.printf(Locale.ROOT, "    by protocol: pauses %d ms, prompts %d ms; %d runs%n", pauses, prompts, RUNS);
        System.out.printf(Locale.ROOT, "    measured: %s%n", median.spent().told(median.millis()));
    }

    private Run deliver(Profile family) throws InterruptedException {
        PracticeFirmware firmware = SupportedDialects.builtIn().practice().playing(family).orElseThrow()
                .device(family, VirtualDeviceOptions.usual("4711-000001"), FakeRegistration.waiting(), time);
        Bundle bundle = new TestBundles(time).bundle(Map.of());
        try (ThrottledLink line = new ThrottledLink(family.line().baud() / 10, TURNAROUND)) {
            Thread.ofPlatform().daemon().start(() -> firmware.serve(line.device()));
            var spent = new Measured(line.host());
            var device = new ScriptDevice(spent, (ScriptSettings) family.settings(), time);
            device.identify();
            long toDevice = line.bytesToDevice();
            long toHost = line.bytesToHost();
            spent.begin();
            long start = System.nanoTime();
            device.deliver(bundle, time.instant(), (_, _) -> { });
            Verification verification = device.commit();
            double millis = (System.nanoTime() - start) / 1e6;
            spent.end();
            assertEquals(((ScriptSettings) family.settings()).verification(), verification);
            return new Run(millis, line.bytesToDevice() - toDevice, line.bytesToHost() - toHost, spent);
        } finally {
            bundle.claim().close();
        }
    }
}
