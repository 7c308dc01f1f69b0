package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.Part;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told to a device, and when, of what its profile says. */
class ScriptDeviceTest {

    private static final String PROFILE = """
            name: small
            family: Small
            recognize: { probe: at-modem }
            dialect: script
            settings: { end: lf, within: 4 s }
            answers: { done: OK, failures: [{ line: 'ERROR: bad', failure: certificate-refused }, { line: 'ERROR.*', failure: refused }] }
            slots:
              ca: unsupported
              cert: { command: c, values: { id: cert } }
              key: { command: k, values: { id: key } }
              endpoint: { command: e }
              template: { command: t }
              params: unsupported
            contents: [lf, crlf]
            parameters: [Line]
            identify:
              - { send: model, capture: { model: 'M: (.*)' }, on-error: ignore }
              - { send: serial, capture: { serial: 'SN: (.*)' } }
            prepare:
              - { send: mode, capture: { mode: 'MODE: (.*)' } }
              - { send: off }
            store:
              - { send: 'put ${id} ${content.length} ${endpoint}:${port} ${template} ${clock}', expect: GO }
              - { send-bytes: '${content}' }
              - { send: 'sum ${id}', proof: 'SUM: ${content.sha256}', unprovable: 'SUM: \\?' }
            recover:
              - { send: nudge, within: 1 s }
              - { send: push, within: 1 s }
              - { send: never, within: 1 s }
            forget:
              - { send: 'del ${id}', within: 9 s }
            go: [{ send: go }, { send: late, on-error: ignore, within: 1 s }]
            restore: { send: 'mode=${mode}', within: 30 s }
            verify: SHA-256
            """;

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle();
    private final Talking line = new Talking();
    private final List<String> told = new ArrayList<>();
    private final Map<String, String> answers = new TreeMap<>(Map.of("model", "M: seven\nOK\n", "serial", "SN: 17\nOK\n", "mode", "MODE: 3\nOK\n"));
    private final ScriptDevice device = new ScriptDevice(line, (ScriptSettings) BuiltIn.text(PROFILE).profile(List.of()).settings(), time);

    @AfterEach
    void wipe() {
        device.close();
        bundle.claim().close();
    }

    /** Takes a content between the line that announces it and its last byte, and answers all else by its first word. */
    private final class Talking implements SerialLink {

        private final StringBuilder typed = new StringBuilder();
        private final StringBuilder says = new StringBuilder();
        private int awaited;
        /** What it makes of a content. */
        private UnaryOperator<String> keeps = UnaryOperator.identity();
        private String kept = "";
        private String first = "";
        private boolean closed;

        @Override
        public String path() {
            return "small";
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (char each : new String(bytes, offset, length, StandardCharsets.ISO_8859_1).toCharArray()) {
                typed.append(each);
                if (awaited > 0 && typed.length() == awaited) {
                    awaited = 0;
                    kept = keeps.apply(typed.toString());
                    first = first.isEmpty() ? kept : first;
                    hear("content");
                } else if (awaited == 0 && each == '\n') {
                    typed.setLength(typed.length() - 1);
                    hear(typed.toString());
                }
            }
        }

        private void hear(String said) {
            typed.setLength(0);
            told.add(said);
            String word = said.split(" ")[0];
            if (answers.containsKey(said) || answers.containsKey(word)) {
                says.append(answers.getOrDefault(said, answers.get(word)));
            } else if (word.equals("put")) {
                awaited = Integer.parseInt(said.split(" ")[2]);
                says.append("GO\n");
            } else {
                says.append(word.equals("sum") ? "SUM: " + sum() + "\nOK\n" : "OK\n");
            }
        }

        private String sum() {
            try (Part part = Part.open("kept", kept.getBytes(StandardCharsets.ISO_8859_1)); Content content = Content.of(part, Transform.LF)) {
                return content.computed("sha256").orElseThrow();
            }
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            int count = Math.min(into.length, says.length());
            System.arraycopy(says.toString().getBytes(StandardCharsets.ISO_8859_1), 0, into, 0, count);
            says.delete(0, count);
            time.advance(count == 0 ? timeout : Duration.ZERO);
            return count;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private List<String> words() {
        return told.stream().map(said -> said.startsWith("put") ? "put " + said.split(" ")[1] : said).toList();
    }

    private void deliver() {
        told.clear();
        device.deliver(bundle, time.instant(), (_, _) -> { });
    }

    @Test
    void deviceSaysWhoItIsAndWhichParametersItSends() {
        assertEquals(DeviceIdentity.of("seven", "17", "").withParameters(List.of("Line", "SerialNumber")).able(Set.of(Capability.FIXED_PARAMETERS)), device.identify());
    }

    @Test
    void everythingIsSaidInItsOrderAndTheDeviceIsPutBackInTheEnd() {
        device.identify();
        deliver();
        assertEquals(List.of("mode", "off", "put cert", "content", "sum cert", "put key", "content", "sum key"), words());
        told.clear();
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
        assertEquals(List.of("go", "late", "mode=3"), told);
        told.clear();
        device.abort();
        assertEquals(List.of(), told, "what was committed is the device's, and it is as it was");
    }

    @Test
    void announcementHasWhatTheDeviceNeedsToKnow() {
        device.identify();
        Instant now = Instant.parse("2026-03-04T05:06:07Z");
        device.deliver(bundle, now, (_, _) -> { });
        String[] put = told.stream().filter(said -> said.startsWith("put cert")).findFirst().orElseThrow().split(" ");
        assertEquals(bundle.endpoint().host() + ":8883", put[3]);
        assertEquals(TestBundles.TEMPLATE, put[4]);
        assertEquals("26/03/04,05:06:07+00", put[5]);
    }

    @Test
    void progressIsToldPartByPart() {
        device.identify();
        List<Long> held = new ArrayList<>();
        List<Long> totals = new ArrayList<>();
        device.deliver(bundle, time.instant(), (now, total) -> {
            held.add(now);
            totals.add(total);
        });
        assertEquals(2, held.size());
        assertTrue(held.getFirst() > 0 && held.getFirst() < held.getLast());
        assertEquals(held.getLast(), totals.getFirst());
    }

    @Test
    void nothingIsCommittedThatWasNotDelivered() {
        assertThrows(IllegalStateException.class, device::commit);
        device.identify();
        answers.put("go", "ERROR: 1\n");
        deliver();
        Failures.expect(Kind.STEP_REFUSED, device::commit);
        answers.put("put", "ERROR: 2\n");
        Failures.expect(Kind.STEP_REFUSED, this::deliver);
        told.clear();
        assertThrows(IllegalStateException.class, device::commit, "the second delivery failed");
        assertEquals(List.of(), told);
    }

    @Test
    void whatWasBeforeIsKnownFromTheFirstTimeThatItWasAsked() {
        device.identify();
        deliver();
        answers.put("mode", "MODE: 0\nOK\n");
        deliver();
        told.clear();
        device.abort();
        assertEquals(List.of("del cert", "del key", "mode=3"), told);
        told.clear();
        device.abort();
        assertEquals(List.of(), told, "once is enough");
    }

    @ParameterizedTest
    @CsvSource({"ERROR: bad,2", "ERROR: 9,1"})
    void contentThatIsNotTakenForOneIsWrittenOtherwise(String said, int tries) {
        device.identify();
        answers.put("content", said + "\n");
        Failures.expect(tries == 2 ? Kind.DEVICE_CREDENTIAL_REFUSED : Kind.STEP_REFUSED, this::deliver);
        assertEquals(tries, words().stream().filter("content"::equals).count());
    }

    @Test
    void deviceThatChangesWhatItIsSentIsFoundOutWhicheverWayItIsWritten() {
        device.identify();
        line.keeps = text -> text.replace("\n", "\r\n").replace("\r\r", "\r");
        deliver();
        assertEquals(List.of("put cert", "content", "sum cert", "put cert", "content", "sum cert"), words().subList(2, 8));
        line.keeps = text -> text.replace('A', 'B');
        DeviceFailure failure = (DeviceFailure) Failures.expect(Kind.DIGEST_WRONG, this::deliver);
        assertEquals("sum cert", failure.detail());
    }

    /** It may take for more of the content what it is told. */
    @Test
    void deviceThatWasLeftInTheMiddleIsToldSoFirst() {
        device.identify();
        answers.put("content", "");
        Failures.expect(Kind.STEP_UNANSWERED, this::deliver);
        answers.remove("content");
        answers.put("nudge", "");
        told.clear();
        device.abort();
        assertEquals(List.of("nudge", "push", "del cert", "mode=3"), told);
    }

    @Test
    void whoWasNotLeftInTheMiddleIsNotToldSo() {
        device.identify();
        answers.put("off", "ERROR: 5\n");
        Failures.expect(Kind.STEP_REFUSED, this::deliver);
        told.clear();
        device.abort();
        assertEquals(List.of("mode=3"), told);
    }

    @Test
    void lineThatWasLostIsSaidAgainAndWhoStaysSilentIsToldNoMore() {
        device.identify();
        deliver();
        told.clear();
        answers.put("del", "");
        Instant begun = time.instant();
        device.abort();
        assertEquals(List.of("del cert", "del cert"), told);
        // As long as its profile says, and then as long as any command may take.
        assertEquals(14, Duration.between(begun, time.instant()).toSeconds());
    }

    @Test
    void refusalOfOneThingIsNoReasonToLeaveTheOthers() {
        device.identify();
        deliver();
        told.clear();
        answers.put("del", "ERROR: 4\n");
        device.abort();
        assertEquals(List.of("del cert", "del key", "mode=3"), told);
    }

    @Test
    void silentDeviceIsNamedWithItsPort() {
        answers.put("serial", "");
        assertEquals(Map.of("port", "small"), Failures.expect(Kind.DEVICE_SILENT, device::identify).facts());
    }

    @Test
    void whatWasNotAnsweredIsAskedOnceMoreWhenTheDeviceIsThere() {
        answers.put("model", "");
        assertEquals("", device.identify().model());
        assertEquals(List.of("model", "serial", "serial", "model"), told);
        told.clear();
        answers.put("model", "M: late\nOK\n");
        assertEquals("late", device.identify().model());
        assertEquals(List.of("model", "serial"), told);
    }

    @Test
    void refusalIsToldInTheDevicesWordsAndWithoutTheContent() {
        device.identify();
        answers.put("put", "ERROR: no\u0007 room\n");
        DeviceFailure failure = (DeviceFailure) Failures.expect(Kind.STEP_REFUSED, this::deliver);
        assertEquals("ERROR: no room", failure.facts().get("said"));
        answers.remove("put");
        answers.put("content", "ERROR: 7\n");
        failure = (DeviceFailure) Failures.expect(Kind.STEP_REFUSED, this::deliver);
        assertTrue(failure.facts().get("sent").toString().matches("<\\d+ B>"), failure.toString());
        answers.put("content", "");
        failure = (DeviceFailure) Failures.expect(Kind.STEP_UNANSWERED, this::deliver);
        assertEquals(4L, failure.facts().get("seconds"));
    }

    /** What comes back of it is no text until then, whatever it is asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"commit", "abort", "close"})
    void whatWasSentIsForgottenInTheEnd(String end) {
        device.identify();
        deliver();
        String piece = line.first.lines().toList().get(2).substring(10, 30);
        answers.put("model", "M: " + piece + "\nOK\n");
        assertNotEquals(piece, device.identify().model(), "it is masked, and none");
        switch (end) {
            case "commit" -> device.commit();
            case "abort" -> device.abort();
            default -> device.close();
        }
        assertEquals(piece, device.identify().model());
    }

    @Test
    void deviceThatHadNothingToShowOnceIsAskedAnewForTheNext() {
        device.identify();
        answers.put("sum", "SUM: ?\nOK\n");
        deliver();
        assertEquals(new Verification.NotVerifiable(DeviceFailure.Unverified.NOTHING), device.commit());
        answers.remove("sum");
        deliver();
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
    }

    /** Of what does not matter it may be silent. */
    @Test
    void silenceToWhatWasSaidLastIsNoneToWhatPutsItBack() {
        device.identify();
        deliver();
        told.clear();
        answers.put("late", "");
        answers.put("mode=3", "");
        device.commit();
        assertEquals(List.of("go", "late", "mode=3", "mode=3"), told);
    }

    @Test
    void whoWasLeftInTheMiddleIsToldSoBeforeItIsAskedAgain() {
        device.identify();
        answers.put("content", "");
        Failures.expect(Kind.STEP_UNANSWERED, this::deliver);
        told.clear();
        device.identify();
        assertEquals(List.of("nudge", "model", "serial"), told);
    }

    @Test
    void whatIsSaidOnAnotherCableIsSaidThere() {
        device.identify();
        var other = new Talking();
        device.resume(other);
        deliver();
        device.close();
        assertTrue(other.closed);
        assertFalse(line.closed);
    }
}
