package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.Device;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileText;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.modem.Nrf91Modem;
import dev.claimport.practice.device.modem.Nrf91Options;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.serial.trace.TraceLine.Kind;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A profile that is made of what was said. */
class DraftProfileTest {

    private final List<TraceLine> marked = new ArrayList<>();
    private Instant at = ManualTime.START;

    private void sent(String text) {
        marked.add(new TraceLine(at, Kind.SENT, "p", text, true));
    }

    private void came(String text, long millis) {
        at = at.plusMillis(millis);
        marked.add(new TraceLine(at, Kind.RECEIVED, "p", text, true));
    }

    private static ProfileText.Reading read(String yaml) {
        return BuiltIn.text(yaml).read(List.of());
    }

    private void tryOut() {
        tryOut("MIIDdzCCAl+gAwIBAgIUSP");
    }

    private void tryOut(String letters) {
        sent("AT+CFUN=4");
        came("OK", 2_000);
        sent("AT%CMNG=0,7,1,\"-----BEGIN CERTIFICATE-----");
        sent(letters);
        sent("-----END CERTIFICATE-----");
        sent("\"");
        came("OK", 300);
        sent("AT%CMNG=1,7");
        came("%CMNG: 7,1,\"00\"", 10);
        came("OK", 10);
        sent("AT+CFUN=1");
        came("OK", 100);
    }

    @Test
    void conversationBecomesAProfileThatCanBeRead() {
        tryOut();
        String yaml = DraftProfile.yaml("my-modem", marked, 9600, "cr");
        ProfileText.Reading reading = read(yaml);
        assertEquals(List.of(), reading.problems(), yaml);
        assertEquals(9600, reading.profile().orElseThrow().line().baud());
        assertTrue(yaml.contains("prepare:\n  - { send: 'AT+CFUN=4', expect: 'OK', within: 6 s }\n"), yaml);
        assertTrue(yaml.contains("store:\n  - { send: 'AT%CMNG=0,7,1,\"${content}\"', expect: 'OK', within: 2 s }\n"), yaml);
        assertTrue(yaml.contains("go:\n  # it said: %CMNG: 7,1,\"00\"\n  - { send: 'AT%CMNG=1,7', expect: 'OK', within: 2 s }\n"), yaml);
    }

    @Test
    void enterAloneIsSentAsTheEndOfALine() {
        sent("");
        tryOut();
        String yaml = DraftProfile.yaml("my-modem", marked, 9600, "cr");
        assertEquals(List.of(), read(yaml).problems(), yaml);
        assertTrue(yaml.contains("prepare:\n  - { send-bytes: '\\x0d', on-error: ignore, within: 2 s }\n  - { send: 'AT+CFUN=4'"), yaml);
    }

    /** The letters of a claim are any: its draft is none of their doing. */
    @Test
    void answerWhoseLettersAreInThePartIsNoEchoOfIt() {
        tryOut();
        String yaml = DraftProfile.yaml("my-modem", marked, 9600, "cr");
        marked.clear();
        at = ManualTime.START;
        tryOut("MIIDdzCCAl+gAwIBAgIOKP");
        assertEquals(yaml, DraftProfile.yaml("my-modem", marked, 9600, "cr"));
    }

    @Test
    void draftStoresThePartThatWasTriedOutByHandAndNamesTheStepWhereAnotherNeedsMore() {
        tryOut();
        var time = new ManualTime();
        Profile profile = read(DraftProfile.yaml("my-modem", marked, 115200, "cr")).profile().orElseThrow();
        VirtualDeviceOptions options = VirtualDeviceOptions.usual("350457000000017");
        var modem = new Nrf91Modem(Nrf91Options.USUAL, options, FakeRegistration.waiting());
        Bundle bundle = new TestBundles(time).bundle(Map.of());
        try (Device device = profile.devices(time).on(new VirtualLine(new TextFirmware(options, modem, time), time))) {
            device.identify();
            // The key has another type, which whoever finishes the draft makes a value of its slot.
            FailureException failure = assertThrows(FailureException.class, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
            assertEquals(DeviceFailure.Kind.STEP_UNANSWERED, failure.failure().kind());
        } finally {
            bundle.claim().close();
        }
        assertTrue(new String(modem.contents().get("7,1"), StandardCharsets.ISO_8859_1).startsWith("-----BEGIN CERTIFICATE-----"), "what the technician did once by hand");
    }

    @Test
    void maskedKeyIsWhereAPartGoes() {
        sent("AT%CMNG=0,42,2,\"-----BEGIN RSA PRIVATE KEY-----");
        sent("███ 1588 B ███");
        sent("-----END RSA PRIVATE KEY-----");
        sent("\"");
        came("OK", 20);
        String yaml = DraftProfile.yaml("keys", marked, 115200, "crlf");
        assertEquals(List.of(), read(yaml).problems(), yaml);
        assertTrue(yaml.contains("store:\n  - { send: 'AT%CMNG=0,42,2,\"${content}\"', expect: 'OK', within: 2 s }\n"), yaml);
    }

    /** The last word of a command is in one key of some thousands. */
    @Test
    void wordThatIsInTheKeyByAccidentIsNoPartAndIsAskedFor() {
        sent("AT+SELECT ███ 4 B ███");
        came("OK", 10);
        upload("claim.pem", 59, "CERTIFICATE");
        String yaml = DraftProfile.yaml("hidden", marked, 115200, "cr");
        assertEquals(List.of(), read(yaml).problems(), yaml);
        assertTrue(yaml.contains("""
                prepare:
                  # Some letters that are in the key as well were hidden here: say what was sent in their place.
                  - { send: 'AT+SELECT ███ 4 B ███', expect: 'OK', within: 2 s }
                """), yaml);
    }

    private void upload(String name, int length, String type) {
        sent("AT+DEL=\"" + name + "\"");
        came("ERROR", 10);
        sent("AT+PUT=\"" + name + "\"," + length);
        came("CONNECT", 10);
        sent("-----BEGIN " + type + "-----");
        sent(type.contains("KEY") ? "███ 100 B ███" : "MIID");
        sent("-----END " + type + "-----");
        came("OK", 10);
    }

    @Test
    void eachPartHasWhatWasSentForItAndLengthsAreCounted() {
        sent("AT");
        came("OK", 10);
        // 27 + 4 + 25 characters, and a line feed behind each.
        upload("ca.pem", 59, "CERTIFICATE");
        upload("claim.pem", 59, "CERTIFICATE");
        upload("key.pem", 27 + 100 + 25 + 4, "PRIVATE KEY");
        sent("AT+SAVE");
        came("OK", 10);
        String yaml = DraftProfile.yaml("files", marked, 115200, "cr");
        assertEquals(List.of(), read(yaml).problems(), yaml);
        assertTrue(yaml.contains("""
                  cert: { command: '${content}', values: { name: 'claim.pem' } }
                  key: { command: '${content}', values: { name: 'key.pem' } }
                  ca: { command: '${content}', values: { name: 'ca.pem' } }
                """), yaml);
        assertTrue(yaml.contains("""
                prepare:
                  - { send: 'AT', expect: 'OK', within: 2 s }
                store:
                  - { send: 'AT+DEL="${name}"', expect: ['ERROR', 'OK'], within: 2 s }
                  - { send: 'AT+PUT="${name}",${content.length}', expect: 'CONNECT', within: 2 s }
                  - { send: '${content}', expect: 'OK', within: 2 s }
                go:
                  - { send: 'AT+SAVE', expect: 'OK', within: 2 s }
                """), yaml);
    }

    /** An IMEI by its check digit: other numbers of fifteen digits are none. */
    @Test
    void whatTellsWhoTheDeviceIsIsAskedFirstAndTaken() {
        sent("\\x06\\x09AAsIAAAB");
        sent("AT+CGMM");
        came("Acme (7)", 10);
        came("OK", 10);
        sent("AT+CIMI");
        came("262011234567890", 10);
        came("OK", 10);
        sent("AT+CGSN=1");
        came("+CGSN: \"350457000000016\"", 10);
        came("OK", 10);
        sent("AT+PREPARE");
        came("OK", 10);
        upload("claim.pem", 59, "CERTIFICATE");
        String yaml = DraftProfile.yaml("known", marked, 115200, "cr");
        assertEquals(List.of(), read(yaml).problems(), yaml);
        assertTrue(yaml.contains("""
                identify:
                  # it said: Acme (7)
                  - { send: 'AT+CGMM', expect: 'OK', capture: { model: '(Acme \\(7\\))' }, within: 2 s }
                  # it said: 262011234567890
                  - { send: 'AT+CIMI', expect: 'OK', within: 2 s }
                  # it said: +CGSN: "350457000000016"
                  - { send: 'AT+CGSN=1', expect: 'OK', capture: { serial: '\\+CGSN: "(\\d{15})"' }, within: 2 s }
                prepare:
                  - { send: 'AT+PREPARE', expect: 'OK', within: 2 s }
                """), yaml);
    }

    @Test
    void promptsPatternsColoursAndQuotesAreWrittenSoThatTheyMeanThemselves() {
        sent("it's ${HOME} \\t");
        marked.add(new TraceLine(at, Kind.RECEIVED, "p", "\\x1b[32mroot@a.b:~# ", false));
        sent("nothing comes");
        String yaml = DraftProfile.yaml("shell", marked, 115200, "lf");
        assertEquals(List.of(), read(yaml).problems(), yaml);
        assertTrue(yaml.contains("send: 'it''s \\x24{HOME} \\x09', prompt: 'root@a\\.b:~#', within: 2 s"), yaml);
        assertTrue(yaml.contains("send: 'nothing comes', on-error: ignore, within: 2 s"), yaml);
    }

    /** Other signs than words have make two steps unlike: what was said for the first part is what the profile says, and what comes after the last is not of it. */
    @Test
    void whereNoTwoPartsAreAlikeTheFirstIsTaken() {
        upload("claim.pem", 59, "CERTIFICATE");
        sent("\\x1a");
        came("OK", 10);
        upload("key.pem", 156, "PRIVATE KEY");
        for (String behind : List.of("AT+CLOSE", "AT+ONE", "AT+TWO", "AT+SAVE")) {
            sent(behind);
            came("OK", 10);
        }
        String yaml = DraftProfile.yaml("unlike", marked, 115200, "cr");
        assertEquals("""
                prepare:
                  - { send: 'AT+DEL="claim.pem"', expect: ['ERROR', 'OK'], within: 2 s }
                  - { send: 'AT+PUT="claim.pem",59', expect: 'CONNECT', within: 2 s }
                store:
                  - { send: '${content}', expect: 'OK', within: 2 s }
                  - { send: '\\x1a', expect: 'OK', within: 2 s }
                  - { send: 'AT+DEL="key.pem"', expect: ['ERROR', 'OK'], within: 2 s }
                  - { send: 'AT+PUT="key.pem",156', expect: 'CONNECT', within: 2 s }
                go:
                  - { send: 'AT+SAVE', expect: 'OK', within: 2 s }
                verify: none
                reports-back: false
                """, yaml.substring(yaml.indexOf("prepare:")));
    }

    /** A digest, and what a device shows of a key. */
    @Test
    void whatShowsASecretIsNeitherToldNorExpected() {
        sent("AT+SHOW");
        came("+SHOW: ███ 64 B ███", 10);
        came("+LEN: 64", 10);
        came("+END: ███ 4 B ███", 10);
        String yaml = DraftProfile.yaml("shows", marked, 115200, "cr");
        assertEquals(List.of(), read(yaml).problems(), yaml);
        assertFalse(yaml.contains("█"), yaml);
        assertTrue(yaml.contains("  # it said: +LEN: 64\n  - { send: 'AT+SHOW', on-error: ignore, within: 2 s }\n"), yaml);
    }

    @Test
    void deviceThatNeverSaysOkIsNotExpectedToSayIt() {
        sent("del ca.pem");
        came("ERROR", 10);
        sent("put ca.pem");
        came("DONE", 10);
        assertTrue(DraftProfile.yaml("done", marked, 115200, "cr").contains("  - { send: 'del ca.pem', expect: 'ERROR', within: 2 s }\n"));
    }

    /** Whatever was marked, the draft can be read. */
    @Test
    void anyLinesMakeAProfileThatCanBeRead() {
        var random = new Random(7);
        String signs = "aZ0'\"\\{}[]()$:#-,&*!|>%@`é█ .+?^\t";
        for (int run = 0; run < 3000; run++) {
            marked.clear();
            sent("AT");
            for (int i = random.nextInt(8); i >= 0; i--) {
                var text = new StringBuilder();
                for (int length = random.nextInt(12); length > 0; length--) {
                    text.append(signs.charAt(random.nextInt(signs.length() - 1)));
                }
                switch (random.nextInt(4)) {
                    case 0 -> came(text.toString(), random.nextInt(90_000));
                    case 1 -> sent(text + "-----BEGIN X-----");
                    case 2 -> sent("-----END X-----" + text);
                    default -> sent(text.toString());
                }
            }
            String yaml = DraftProfile.yaml("any", marked, 115200, "cr");
            assertEquals(List.of(), read(yaml).problems(), yaml);
        }
    }
}
