package dev.claimport.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.practice.device.VirtualDevice;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.ThrottledLink;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a bundle takes over a line of 115200 baud whose device needs a millisecond to turn round, in real time. */
@Tag("benchmark")
class WireBenchmark {

    private static final int BYTES_PER_SECOND = 11_520;
    private static final Duration TURNAROUND = Duration.ofMillis(1);
    private static final int RUNS = 5;

    private final TimeSource time = TimeSource.system();

    @ParameterizedTest
    @CsvSource({"384", "1024", "2048"})
    void delivery(int bufferSize) throws InterruptedException {
        double[] ratios = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            ratios[run] = deliver(bufferSize);
        }
        Arrays.sort(ratios);
        System.out.printf("buffer %d: median ratio %.3f of %d runs%n", bufferSize, ratios[RUNS / 2], RUNS);
        assertTrue(ratios[RUNS / 2] <= 1.25);
    }

    private double deliver(int bufferSize) throws InterruptedException {
        var options = VirtualDeviceOptions.usual("SN-1").withBuffers(bufferSize, 4);
        var virtual = new VirtualDevice(options, FakeRegistration.succeedingAtOnce(), time);
        try (ThrottledLink line = new ThrottledLink(BYTES_PER_SECOND, TURNAROUND)) {
            Bundle bundle = new TestBundles(time).bundle();
            Thread.ofPlatform().daemon().start(() -> virtual.serve(line.device()));
            var device = new HandoverGroupDevice(line.host(), time);
            device.identify();
            long before = line.bytesToDevice();
            long start = System.nanoTime();
            device.deliver(bundle, time.instant(), (_, _) -> { });
            device.commit();
            double seconds = (System.nanoTime() - start) / 1e9;
            long onTheWire = line.bytesToDevice() - before;
            double limit = (double) onTheWire / BYTES_PER_SECOND;
            System.out.printf("buffer %d: bundle %d bytes, %d bytes on the wire, delivered and verified in %.0f ms, line's limit %.0f ms, ratio %.3f%n",
                    bufferSize, TestBundles.bytes(bundle).length, onTheWire, seconds * 1000, limit * 1000, seconds / limit);
            return seconds / limit;
        }
    }
}
