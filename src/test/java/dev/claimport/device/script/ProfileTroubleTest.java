package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.ManualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles that would never come to an end, or take what they said themselves for an answer. */
class ProfileTroubleTest {

    private static final String PROFILE = """
            name: endless
            family: Endless
            recognize: { probe: at-modem }
            dialect: script
            slots: { cert: { command: x }, key: { command: x }, ca: unsupported, endpoint: unsupported, template: unsupported, params: unsupported }
            identify:
              - { send: HELLO, %s, within: 3 min }
            store:
              - { send: "${content}" }
            """;

    private final ManualTime time = new ManualTime();

    /** Says something each second, or sends back what it is sent, for ever. */
    private final class Endless implements SerialLink {

        private final boolean echoes;
        private final List<Byte> coming = new ArrayList<>();
        private Instant next = time.instant();

        Endless(boolean echoes) {
            this.echoes = echoes;
        }

        @Override
        public String path() {
            return "p";
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            if (coming.isEmpty() && timeout.isPositive()) {
                time.advance(timeout.compareTo(Duration.ofSeconds(1)) < 0 ? timeout : Duration.ofSeconds(1));
                if (!echoes && !time.instant().isBefore(next)) {
                    add("[00:00:07.312,000] <inf> app: lease renewed\r\n");
                    next = time.instant().plusSeconds(1);
                }
            }
            int count = Math.min(into.length, coming.size());
            for (int i = 0; i < count; i++) {
                into[i] = coming.removeFirst();
            }
            return count;
        }

        private void add(String text) {
            for (byte each : text.getBytes(StandardCharsets.ISO_8859_1)) {
                coming.add(each);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (echoes) {
                add(new String(Arrays.copyOfRange(bytes, offset, offset + length), StandardCharsets.ISO_8859_1).replace("\r", "\r\r\n"));
            }
        }

        @Override
        public void close() { }
    }

    private Duration identify(String step, boolean echoes) {
        var settings = (ScriptSettings) BuiltIn.text(PROFILE.formatted(step)).profile(List.of()).settings();
        Instant begun = time.instant();
        FailureException failure = assertThrows(FailureException.class, () -> new ScriptDevice(new Endless(echoes), settings, time).identify());
        assertEquals(Kind.DEVICE_SILENT, failure.failure().kind());
        return Duration.between(begun, time.instant());
    }

    @Test
    void deviceThatNeverStopsTalkingIsNotListenedToForEver() {
        Duration taken = identify("expect: READY", false);
        assertTrue(taken.compareTo(Duration.ofSeconds(180)) >= 0 && taken.compareTo(Duration.ofSeconds(190)) < 0, taken.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"expect: HELLO", "expect: '.*LO'", "expect: '.*'", "prompt: 'HELLO'"})
    void whatAProfileSaysItselfIsNoAnswerToIt(String step) {
        identify(step, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lf, lf", "lf, crlf, lf"})
    void sameContentIsNotTriedTwice(String contents) {
        var reading = BuiltIn.text(PROFILE.formatted("expect: OK") + "contents: [" + contents + "]\n").read(List.of());
        assertEquals(List.of("CONTENTS_WRONG"), reading.problems().stream().map(problem -> problem.kind().toString()).toList());
    }
}
