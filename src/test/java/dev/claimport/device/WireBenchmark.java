package dev.claimport.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.handover.HandoverGroupDevice;
import dev.claimport.practice.device.Sealing;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.ThrottledLink;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How long a bundle takes over a line of 115200 baud, in real time, from begin to the answer to commit: against what the bytes
 * that go to the device take at least.
 */
@Tag("benchmark")
class WireBenchmark {

    private static final int BYTES_PER_SECOND = 11_520;
    private static final int RUNS = 5;
    /** Of the line's limit, where the device turns round in a millisecond and has buffers. */
    private static final double GOAL = 1.15;

    private final TimeSource time = TimeSource.system();

    @ParameterizedTest
    @CsvSource({
        "384, 1, 1, false", "384, 4, 1, false", "1024, 1, 1, false", "1024, 4, 1, false", "2048, 1, 1, false", "2048, 4, 1, false",
        "384, 1, 1, true", "384, 4, 1, true", "1024, 1, 1, true", "1024, 4, 1, true", "2048, 1, 1, true", "2048, 4, 1, true",
        "384, 1, 16, true", "384, 4, 16, true", "1024, 1, 16, true", "1024, 4, 16, true", "2048, 1, 16, true", "2048, 4, 16, true"
    })
    void delivery(int bufferSize, int buffers, int turnaroundMillis, boolean sealed) throws InterruptedException {
        double[] ratios = new double[RUNS];
        double[] millis = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            Run result = deliver(bufferSize, buffers, Duration.ofMillis(turnaroundMillis), sealed);
            ratios[run] = result.seconds() / result.limit();
            millis[run] = result.seconds() * 1000;
        }
        Arrays.sort(ratios);
        Arrays.sort(millis);
        System.out.printf("hand-over group, %s, %d buffers of %d, turnaround %d ms: median %.0f ms, %.3f of the line's limit, %d runs%n",
                sealed ? "sealed" : "plain", buffers, bufferSize, turnaroundMillis, millis[RUNS / 2], ratios[RUNS / 2], RUNS);
        if (buffers > 1 && turnaroundMillis == 1) {
            assertTrue(ratios[RUNS / 2] <= GOAL, "ratio " + ratios[RUNS / 2]);
        }
    }

    private record Run(double seconds, double limit) {}

    private Run deliver(int bufferSize, int buffers, Duration turnaround, boolean sealed) throws InterruptedException {
        var options = VirtualDeviceOptions.usual("SN-1").withBuffers(bufferSize, buffers).with(sealed ? Sealing.OFFERED : Sealing.NONE);
        var virtual = BuiltIn.device("handover", options, FakeRegistration.succeedingAtOnce(), time);
        Bundle bundle = new TestBundles(time).bundle();
        try (ThrottledLink line = new ThrottledLink(BYTES_PER_SECOND, turnaround)) {
            Thread.ofPlatform().daemon().start(() -> virtual.serve(line.device()));
            var device = new HandoverGroupDevice(line.host(), time);
            device.identify();
            long before = line.bytesToDevice();
            long start = System.nanoTime();
            device.deliver(bundle, time.instant(), (_, _) -> { });
            device.commit();
            return new Run((System.nanoTime() - start) / 1e9, (double) (line.bytesToDevice() - before) / BYTES_PER_SECOND);
        }
    }
}
