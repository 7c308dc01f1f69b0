package dev.claimport.device.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.PassingLink;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** An answer that comes byte by byte says what it says at once, and ends the waiting for it: only the questions for SMP take their second. */
class AnswersInPiecesTest {

    private static final Duration UNANSWERED = Duration.ofSeconds(1);

    private record Seen(OtherKind family, String evidence, UnaryOperator<String> answers) {

        @Override
        public String toString() {
            return family.id();
        }
    }

    private static UnaryOperator<String> at(Map<String, String> answers) {
        return line -> answers.getOrDefault(line, line.startsWith("AT") ? "\r\nERROR\r\n" : "");
    }

    static final List<Seen> DEVICES = List.of(
            new Seen(OtherKind.NRF91, "nRF9151-LACA #XSMVER: \"1.0.0\",\"3.1.0\"", at(Map.of("AT", "\r\nOK\r\n",
                    "AT+CGMM", "\r\nnRF9151-LACA\r\n\r\nOK\r\n", "AT#XSMVER", "\r\n#XSMVER: \"1.0.0\",\"3.1.0\"\r\n\r\nOK\r\n"))),
            new Seen(OtherKind.NRF93, "nRF93M1", TextDevice.modem("nRF93M1")),
            new Seen(OtherKind.AT_MODEM, "BG96", TextDevice.modem("BG96")),
            new Seen(OtherKind.AT_MODEM, "AT version:4.0.0.0(b9cd5b2)", at(Map.of("AT", "\r\nOK\r\n", "AT+GMR", "AT version:4.0.0.0(b9cd5b2)\r\nSDK version:v5\r\nOK\r\n"))),
            new Seen(OtherKind.EXPRESSLINK, "OK Espressif - AWS IoT ExpressLink", line -> switch (line) {
                case "AT" -> "OK\r\n";
                case "AT+CONF? About" -> "OK Espressif - AWS IoT ExpressLink\r\n";
                default -> "ERR3 COMMAND NOT FOUND\r\n";
            }),
            new Seen(OtherKind.ZEPHYR_SHELL, "uart:~$ 3 credentials found.", TextDevice.shell(Map.of("cred list", "3 credentials found."))),
            new Seen(OtherKind.NRF91_SHELL, "nRF9160-SICA", TextDevice.shell(Map.of("at AT+CGMM", "nRF9160-SICA\r\nOK\r\n"))),
            new Seen(OtherKind.LINUX_SHELL, "root@gw:~#", _ -> "\r\nroot@gw:~# "));

    private final ManualTime time = new ManualTime();

    @ParameterizedTest
    @FieldSource("DEVICES")
    void nothingIsCutShortAndNothingWaitedForInVain(Seen seen) {
        for (int piece : new int[] {Integer.MAX_VALUE, 7, 1}) {
            time.set(ManualTime.START);
            assertEquals(new ProbeResult(seen.family(), seen.evidence()), BuiltIn.recognizer(time).look(new TextDevice(time, seen.answers(), piece)), () -> "by " + piece);
            Duration taken = Duration.between(ManualTime.START, time.instant());
            assertTrue(taken.compareTo(UNANSWERED.plusMillis(400)) < 0, () -> taken + " by " + piece);
        }
    }

    /** A modem that has no command by that name answers at once, and is asked once more with both ends of a line. */
    @Test
    void refusalEndsTheWaitingAsWell() {
        int[] asked = {0};
        UnaryOperator<String> modem = TextDevice.modem("SIM7600");
        assertEquals(new ProbeResult(OtherKind.AT_MODEM, "SIM7600"), BuiltIn.recognizer(time).look(
                new TextDevice(time, line -> line.equals("AT") && asked[0]++ == 0 ? "\r\nERROR\r\n" : modem.apply(line), 1)));
        assertTrue(Duration.between(ManualTime.START, time.instant()).compareTo(UNANSWERED.plusMillis(400)) < 0);
    }

    /** One that shows a prompt only once it is woken by the end of a line. */
    @Test
    void consoleThatSleepsIsWoken() {
        assertEquals(new ProbeResult(OtherKind.OTHER_PROMPT, "switch>"), BuiltIn.recognizer(time).look(new TextDevice(time, line -> line.isEmpty() ? "\r\nswitch> " : "", 1)));
        assertTrue(Duration.between(ManualTime.START, time.instant()).compareTo(UNANSWERED.multipliedBy(2).plusMillis(400)) < 0);
    }

    /** One that takes no notice of what it is asked before, and shows its prompt to the bare end of a line. */
    @Test
    void consoleThatKnowsNothingElseIsWokenByTheEndOfALine() {
        boolean[] woken = {false};
        var console = new PassingLink(new TextDevice(time, _ -> "")) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                woken[0] |= length == 1 && bytes[offset] == '\r';
            }

            @Override
            public int read(byte[] into, Duration timeout) {
                if (!woken[0]) {
                    return super.read(into, timeout);
                }
                woken[0] = false;
                time.advance(Duration.ofMillis(300));
                into[0] = '>';
                return 1;
            }
        };
        assertEquals(new ProbeResult(OtherKind.OTHER_PROMPT, ">"), BuiltIn.recognizer(time).look(console));
        assertTrue(Duration.between(ManualTime.START, time.instant()).compareTo(UNANSWERED.multipliedBy(2).plusMillis(400)) < 0, "nothing is waited for behind it");
    }

    @Test
    void dialectsMayAskInTextOneAfterTheOther() {
        var questions = new LinkedHashMap<String, Question>();
        questions.put("first", new Question.Line("ONE?\r", Pattern.compile("ONE \\d\r")));
        questions.put("second", new Question.Line("TWO?\r", Pattern.compile("TWO \\d\r")));
        var recognizer = new Recognizer(questions, time);
        var device = new TextDevice(time, line -> line.endsWith("TWO?") ? "TWO 2\r" : "", 1);
        assertEquals(new ProbeResult(new Spoken("second"), "TWO 2"), recognizer.look(device));
        assertTrue(device.said().contains("ONE?\r") && !device.said().contains("AT\r"), "asked in their order, before modems");
        assertTrue(Duration.between(ManualTime.START, time.instant()).compareTo(UNANSWERED.multipliedBy(2).plusMillis(100)) < 0);
        assertEquals(OtherKind.SILENT, recognizer.look(new TextDevice(time, _ -> "")).family());
    }

    /** The checksum is the one of the specification's own example (improv-wifi.com/serial, "Request current state"). */
    @Test
    void improvIsAskedInItsOwnWords() {
        var device = new TextDevice(time, _ -> "");
        BuiltIn.recognizer(time).look(device);
        assertTrue(device.said().contains("IMPROV\u0001\u0003\u0002\u0002\u0000\u00e5\n"));
    }
}
