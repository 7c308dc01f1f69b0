package dev.claimport.device.smpfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.claim.Bundle;
import dev.claimport.device.Verification;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.practice.device.smpfs.PracticeSmpFs;
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

/** How long a claim takes as files over a line of 115200 baud, in real time; 16 ms is an FTDI's latency timer. */
@Tag("benchmark")
class FileWireBenchmark {

    private static final int BYTES_PER_SECOND = 11_520;
    private static final int RUNS = 5;

    private final TimeSource time = TimeSource.system();

    @ParameterizedTest
    @CsvSource({
        "zephyr-smp-fs, 384, 1", "zephyr-smp-fs, 1024, 1", "zephyr-smp-fs, 2048, 1", "zephyr-smp-fs-der, 1024, 1",
        "zephyr-smp-fs, 384, 16", "zephyr-smp-fs, 1024, 16", "zephyr-smp-fs, 2048, 16", "zephyr-smp-fs-der, 1024, 16"
    })
    void delivery(String profile, int bufferSize, int turnaround) throws InterruptedException {
        double[] seconds = new double[RUNS];
        double limit = 0;
        for (int run = 0; run < RUNS; run++) {
            double[] measured = deliver(profile, bufferSize, Duration.ofMillis(turnaround));
            seconds[run] = measured[0];
            limit = measured[1];
        }
        Arrays.sort(seconds);
        System.out.printf("%s, buffer %d, turnaround %d ms: delivered and verified in %.0f ms (median of %d), line's limit %.0f ms, ratio %.2f%n",
                profile, bufferSize, turnaround, seconds[RUNS / 2] * 1000, RUNS, limit * 1000, seconds[RUNS / 2] / limit);
    }

    /** @return seconds that it took, and that the bytes to the device take on the line alone */
    private double[] deliver(String profile, int bufferSize, Duration turnaround) throws InterruptedException {
        var family = BuiltIn.profiles().named(profile).orElseThrow().profile();
        var virtual = (SmpFirmware) new PracticeSmpFs().device(family, VirtualDeviceOptions.usual("SN-1").withBuffers(bufferSize, 4), FakeRegistration.succeedingAtOnce(), time);
        Bundle bundle = new TestBundles(time).bundle();
        try (ThrottledLink line = new ThrottledLink(BYTES_PER_SECOND, turnaround)) {
            Thread.ofPlatform().daemon().start(() -> virtual.serve(line.device()));
            var device = new SmpFsDevice(line.host(), (SmpFsSettings) family.settings(), time);
            device.identify();
            long before = line.bytesToDevice();
            long start = System.nanoTime();
            device.deliver(bundle, time.instant(), (_, _) -> { });
            assertEquals(new Verification.Verified("SHA-256"), device.commit());
            return new double[] {(System.nanoTime() - start) / 1e9, (double) (line.bytesToDevice() - before) / BYTES_PER_SECOND};
        } finally {
            bundle.claim().close();
        }
    }
}
