package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.ClaimKey;
import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.practice.device.linux.LinuxGateway;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.ThrottledLink;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Slow and noisy lines to a real shell, in real time; {@code BadLinesTest} and {@code FamiliesTest} have the same for the other families in virtual time. */
@EnabledOnOs(OS.LINUX)
@Tag("long")
@Timeout(300)
class GatewayLinesTest {

    private static final int SEEDS = 6;
    /** Of a line of what is sent, and of a piece of what comes back. */
    private static final double BROKEN = 0.01;

    private final TimeSource time = TimeSource.system();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private LinuxGateway gateway = fresh();

    private static LinuxGateway fresh() {
        return new LinuxGateway(VirtualDeviceOptions.usual("4711-0001").withOwnParameters(Map.of()), GatewayProduct.FOLDER, FakeRegistration.waiting(), "sh");
    }

    @AfterEach
    void end() {
        gateway.close();
        bundle.claim().close();
    }

    /** A cable; the next one is plugged in when this one is out. */
    private final class Cable implements AutoCloseable {

        private final ThrottledLink line;
        private final Thread served;

        Cable(int baud) {
            line = new ThrottledLink(baud / 10, Duration.ofMillis(1));
            served = Thread.ofPlatform().daemon().start(() -> gateway.serve(line.device()));
        }

        @Override
        public void close() throws InterruptedException {
            line.close();
            served.join();
        }
    }

    private ConsoleDevice device(SerialLink link) {
        return new ConsoleDevice(link, (ConsoleSettings) BuiltIn.profiles().named("linux-folder").orElseThrow().profile().settings(), time);
    }

    private Verification handOver(ConsoleDevice device) {
        device.identify();
        device.deliver(bundle, time.instant(), (_, _) -> { });
        return device.commit();
    }

    private boolean holdsWhatWasSent() throws IOException {
        try (ClaimKey held = ClaimKey.takingPem(Files.readAllBytes(gateway.home().resolve("claim/claim.key")))) {
            return held.lend(one -> bundle.claim().key().lend(one::equals));
        }
    }

    /** What is sent arrives in pieces of 16 bytes, as from the smallest UART. */
    @Test
    void slowLineAndSmallBufferAreEnough() throws Exception {
        try (Cable cable = new Cable(9600)) {
            ThrottledLink line = cable.line;
            long begun = System.nanoTime();
            assertInstanceOf(Verification.Verified.class, handOver(device(line.host())));
            double seconds = (System.nanoTime() - begun) / 1e9;
            double alone = (line.bytesToDevice() + line.bytesToHost()) / 960.0;
            System.out.printf("%d B there, %d B back, %.1f s, the line alone %.1f s%n", line.bytesToDevice(), line.bytesToHost(), seconds, alone);
            // How long it takes at the most is for benchmarks.
            assertTrue(seconds > line.bytesToDevice() / 960.0, seconds + " s");
        }
    }

    /** Loses, cuts and turns over what passes. */
    private static final class Noisy implements SerialLink {

        private final SerialLink link;
        private final Random random;

        Noisy(SerialLink link, long seed) {
            this.link = link;
            this.random = new Random(seed);
        }

        @Override
        public String path() {
            return link.path();
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            int count = link.read(into, timeout);
            if (count > 0 && random.nextDouble() < BROKEN) {
                into[random.nextInt(count)] ^= 4;
            }
            return count;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            byte[] sent = Arrays.copyOfRange(bytes, offset, offset + length);
            double lot = random.nextDouble();
            if (lot < BROKEN / 3) {
                return;
            }
            if (lot < BROKEN * 2 / 3) {
                sent = Arrays.copyOf(sent, random.nextInt(length) + 1);
            } else if (lot < BROKEN) {
                sent[random.nextInt(length)] ^= 4;
            }
            link.write(sent, 0, sent.length);
        }

        @Override
        public void close() {
            link.close();
        }
    }

    /** Whatever is proved in the end is what was sent; what fails has a name, and the next hand-over over a good line goes well. */
    @Test
    void lineThatLosesAndCutsEndsInAProofOrInANamedFailure() throws Exception {
        List<String> ways = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            gateway.close();
            gateway = fresh();
            try (Cable cable = new Cable(115200)) {
                ConsoleDevice device = device(new Noisy(cable.line.host(), seed));
                try {
                    Verification verification = handOver(device);
                    assertInstanceOf(Verification.Verified.class, verification);
                    assertTrue(holdsWhatWasSent(), "seed " + seed);
                    ways.add("handed over");
                } catch (FailureException e) {
                    assertInstanceOf(DeviceFailure.class, e.failure(), "seed " + seed);
                    ways.add(e.failure().id());
                    try {
                        device.abort();
                    } catch (FailureException silent) {
                        ways.add("abort " + silent.failure().id());
                    }
                }
            }
            try (Cable cable = new Cable(115200)) {
                assertInstanceOf(Verification.Verified.class, handOver(device(cable.line.host())), "seed " + seed + " " + ways);
                assertTrue(holdsWhatWasSent(), "seed " + seed);
            }
        }
        assertTrue(ways.contains("handed over"), ways.toString());
    }
}
