package dev.claimport.device;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.ManualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A line on which something comes all the time, whatever is said to it: nobody listens to it for ever. */
class NeverQuietTest {

    /** A start of three minutes that a profile may name, and some tries. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final ManualTime time = new ManualTime();

    private final class NeverQuiet implements SerialLink {

        private final byte[] said;
        private int at;

        NeverQuiet(String said) {
            this.said = said.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public String path() {
            return "never-quiet";
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            time.advance(Duration.ofMillis(10));
            assertTrue(Duration.between(ManualTime.START, time.instant()).compareTo(LONGEST) < 0, "still listening");
            into[0] = said[at++ % said.length];
            return 1;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            // It does not listen.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    static Stream<Arguments> lines() {
        return BuiltIn.profiles().all().stream().map(ProfileLibrary.Entry::profile)
                .flatMap(profile -> Stream.of("x", "y\r\n", "$ ").map(said -> Arguments.of(profile.name(), said)));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void noDialectListensToItForEver(String profile, String said) {
        try (Device device = BuiltIn.profiles().named(profile).orElseThrow().profile().devices(time).on(new NeverQuiet(said))) {
            assertThrows(FailureException.class, device::identify);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void norDoesRecognition(String said) {
        BuiltIn.recognizer(time).look(new NeverQuiet(said));
        assertTrue(Duration.between(ManualTime.START, time.instant()).compareTo(Duration.ofSeconds(30)) < 0);
    }

    static Stream<String> kinds() {
        return Stream.of("x", "y\r\n", "$ ", "\n", "\u0006\t", "> ");
    }
}
