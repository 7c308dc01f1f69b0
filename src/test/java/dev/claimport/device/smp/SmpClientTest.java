package dev.claimport.device.smp;

import static dev.claimport.testing.ScriptedLink.answer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceWait;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.LocalFailure;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedLink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SmpClientTest {

    private static final SmpRequest ECHO = SmpRequest.write(0, 0, out -> out.map(1).text("d").text("hello"));
    private static final byte[] SILENCE = {};

    private final ManualTime time = new ManualTime();
    private ScriptedLink link;

    @Test
    void requestHasNothingBeforeItAndIsAnswered() {
        SmpAnswer answer = client((request, _) -> answer(request, out -> out.map(1).text("r").text("hello"))).ask(ECHO);
        assertEquals(Map.of("r", "hello"), assertInstanceOf(SmpAnswer.Done.class, answer).body());
        // Length 19, header 0a00 0009 0000 00 00, {"d":"hello"}, CRC.
        assertEquals("\u0006\tABMKAAAJAAAAAKFhZGVoZWxsb6J/\n", new String(link.wire(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void sequenceNumbersGoOnAndRepeatWithTheTry() {
        SmpClient client = client((request, number) -> number == 1 ? SILENCE : answer(request, out -> out.map(0)));
        client.ask(ECHO);
        client.ask(ECHO);
        client.ask(ECHO);
        assertEquals(List.of(0, 1, 1, 2), link.requests().stream().map(request -> request.header().sequence()).toList());
    }

    @Test
    void sequenceNumbersWrapAround() {
        SmpClient client = client((request, _) -> answer(request, out -> out.map(0)));
        for (int i = 0; i < 300; i++) {
            client.ask(ECHO);
        }
        assertEquals(299 % 256, link.requests().getLast().header().sequence());
    }

    @Test
    void silenceIsNamedAfterThreeTries() {
        SmpClient client = client((_, _) -> SILENCE);
        Failures.expect(Kind.DEVICE_SILENT, () -> client.ask(ECHO));
        assertEquals(3, link.requests().size());
        assertEquals(Duration.ofMillis(7500), Duration.between(ManualTime.START, time.instant()));
    }

    @Test
    void timeThatWritingTakesIsWithinThatOfAllTries() {
        link = new ScriptedLink(time, (_, _) -> SILENCE);
        SmpClient client = new SmpClient(new SlowToWrite(link, time), time);
        Failures.expect(Kind.DEVICE_SILENT, () -> client.ask(ECHO));
        assertEquals(DeviceWait.ANSWER.limit(), Duration.between(ManualTime.START, time.instant()));
    }

    private record SlowToWrite(SerialLink link, ManualTime time) implements SerialLink {

        @Override
        public String path() {
            return link.path();
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            return link.read(into, timeout);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            time.advance(Duration.ofSeconds(1));
            link.write(bytes, offset, length);
        }

        @Override
        public void close() {
            link.close();
        }
    }

    @Test
    void bytesThatAreNoMessageAreNamedGarbage() {
        SmpClient client = client((_, _) -> "login: \r\n".getBytes(StandardCharsets.US_ASCII));
        Failures.expect(Kind.DEVICE_GARBAGE, () -> client.ask(ECHO));
    }

    @Test
    void echoOfTheRequestIsNoAnswer() {
        SmpClient client = client((request, _) -> SmpFrames.encode(request.bytes()));
        Failures.expect(Kind.DEVICE_GARBAGE, () -> client.ask(ECHO));
    }

    @Test
    void deviceThatWasUnderstoodBeforeIsSilentEvenIfItLogs() {
        SmpClient client = client((request, number) ->
                number == 0 ? answer(request, out -> out.map(0)) : "E: panic\r\n".getBytes(StandardCharsets.US_ASCII));
        client.ask(ECHO);
        Failures.expect(Kind.DEVICE_SILENT, () -> client.ask(ECHO));
    }

    @Test
    void answersToOtherRequestsAreDropped() {
        SmpClient client = client((request, number) -> switch (number) {
            case 0 -> answer(request, request.header().sequence() + 1, out -> out.map(1).text("r").text("stale"));
            case 1 -> SmpFrames.encode(SmpMessage.of(SmpHeader.Op.WRITE_RESPONSE, 1, 7, 0, 0, out -> out.map(0)).bytes());
            default -> answer(request, out -> out.map(1).text("r").text("hello"));
        });
        assertEquals("hello", client.ask(ECHO).body().get("r"));
    }

    @Test
    void staleAndRightAnswerInOneReadAreToldApart() {
        SmpClient client = client((request, _) -> join(
                answer(request, 200, out -> out.map(1).text("r").text("stale")), answer(request, out -> out.map(1).text("r").text("hello"))));
        assertEquals("hello", client.ask(ECHO).body().get("r"));
        assertEquals(1, link.requests().size());
    }

    @Test
    void aServerMayLeaveLengthsOpen() {
        SmpClient client = client((request, _) -> open(request, "bf6172 6568656c6c6f ff"));
        assertEquals(Map.of("r", "hello"), client.ask(ECHO).body());
    }

    @Test
    void aServerThatLeavesLengthsOpenMayNotKnowAnApplicationsGroup() {
        SmpClient client = client((request, _) -> open(request, "bf6272630 8ff"));
        assertTrue(assertInstanceOf(SmpAnswer.Refused.class, client.ask(SmpRequest.read(3098, 0, out -> out.map(0))))
                .isProtocol(SmpAnswer.Refused.NOT_SUPPORTED));
    }

    @Test
    void anApplicationsGroupHasDefiniteLengths() {
        SmpClient client = client((request, _) -> open(request, "bf65737461746500ff"));
        Failures.expect(Kind.DEVICE_GARBAGE, () -> client.ask(SmpRequest.read(3098, 4, out -> out.map(0))));
        Failures.expect(Kind.DEVICE_GARBAGE, () -> client.ask(SmpRequest.read(64, 4, out -> out.map(0))));
        assertInstanceOf(SmpAnswer.Done.class, client.ask(SmpRequest.read(63, 4, out -> out.map(0))));
    }

    private static byte[] open(SmpMessage request, String cbor) {
        byte[] body = HexFormat.of().parseHex(cbor.replace(" ", ""));
        byte[] message = new byte[SmpHeader.SIZE + body.length];
        SmpHeader asked = request.header();
        new SmpHeader(asked.op().response(), asked.version(), body.length, asked.group(), asked.sequence(), asked.command()).put(ByteBuffer.wrap(message));
        System.arraycopy(body, 0, message, SmpHeader.SIZE, body.length);
        return SmpFrames.encode(message);
    }

    @Test
    void answerThatIsNotCborCountsAsNone() {
        SmpClient client = client((request, number) -> {
            byte[] broken = SmpMessage.of(SmpHeader.Op.WRITE_RESPONSE, 1, 0, 0, 0, out -> out.map(1).text("r")).bytes();
            return number == 0 ? SmpFrames.encode(broken) : answer(request, out -> out.map(0));
        });
        assertInstanceOf(SmpAnswer.Done.class, client.ask(ECHO));
        assertEquals(2, link.requests().size());
    }

    @Test
    void lineIsClearedAWhileBeforeARetryWhichIsSentLineByLine() {
        SmpRequest large = SmpRequest.write(0, 0, out -> out.map(1).text("d").bytes(new byte[300]));
        SmpClient client = client((request, number) -> number == 1 ? SILENCE : answer(request, out -> out.map(0)));
        client.ask(ECHO);
        client.ask(large);
        // Echo; all lines at once; then Ctrl-U and LF, and four lines, one by one.
        assertEquals(1 + 1 + 5, link.written().size());
        assertEquals(Duration.ofMillis(100 + 3 * 20), time.slept());
        assertArrayEquals(link.requests().get(1).bytes(), link.requests().get(2).bytes());
    }

    @Test
    void deviceThatWasStillBootingIsNotSlowedDown() {
        SmpRequest large = SmpRequest.write(0, 0, out -> out.map(1).text("d").bytes(new byte[300]));
        client((request, number) -> number == 0 ? SILENCE : answer(request, out -> out.map(0))).ask(large);
        assertEquals(3, link.written().size());
        assertEquals(Duration.ofMillis(100), time.slept());
    }

    /** A shell that shares the line could take the frame for a command, and keep it. */
    @Test
    void secretIsNotSentAgainBeforeTheLineHasAnsweredSomethingElse() {
        SmpRequest secret = SmpRequest.write(0, 0, out -> out.map(1).text("d").text("key")).carryingSecret();
        SmpRequest harmless = SmpRequest.read(0, 6, out -> out.map(0));
        SmpClient client = client((request, number) -> number == 1 || number == 2 ? SILENCE : answer(request, out -> out.map(0)));
        client.ask(harmless);
        client.ask(secret);
        assertEquals(List.of(6, 0, 6, 6, 0), link.requests().stream().map(request -> request.header().command()).toList());
        assertEquals(List.of(0, 1, 2, 3, 1), link.requests().stream().map(request -> request.header().sequence()).toList());
    }

    /** What was compared with a part that is gone by now shows that the line is clear, and is compared with nothing. */
    @Test
    void ofWhatOnlyShowsThatTheLineIsClearNothingIsMade() {
        List<Integer> held = new ArrayList<>();
        SmpRequest harmless = SmpRequest.read(0, 6, out -> out.map(0)).holding(bytes -> {
            held.add(bytes.remaining());
            return "compared";
        });
        SmpClient client = client((request, number) -> number == 1 ? SILENCE : answer(request, out -> out.map(1).text("data").bytes(new byte[3])));
        assertEquals(Map.of("data", "compared"), client.ask(harmless).body());
        held.clear();
        client.ask(SmpRequest.write(0, 0, out -> out.map(1).text("d").text("key")).carryingSecret());
        assertEquals(List.of(6, 0, 6, 0), link.requests().stream().map(request -> request.header().command()).toList());
        assertEquals(List.of(), held);
    }

    @Test
    void secretOnALineThatIsNotHeardAnyMoreIsSentOnce() {
        SmpRequest secret = SmpRequest.write(0, 0, out -> out.map(1).text("d").text("key")).carryingSecret();
        SmpClient client = client((request, number) -> number > 0 ? SILENCE : answer(request, out -> out.map(0)));
        client.ask(SmpRequest.read(0, 6, out -> out.map(0)));
        Failures.expect(Kind.DEVICE_SILENT, () -> client.ask(secret));
        assertEquals(List.of(6, 0, 6, 6, 6, 6, 6, 6), link.requests().stream().map(request -> request.header().command()).toList());
    }

    @Test
    void bothFormsOfErrorAreUnderstood() {
        assertRefused(3098, 7, out -> out.map(1).text("err").map(2).text("group").unsigned(3098).text("rc").unsigned(7));
        assertRefused(SmpAnswer.Refused.PROTOCOL, 8, out -> out.map(1).text("rc").unsigned(8));
        assertRefused(0, 10, out -> out.map(1).text("rc").unsigned(266));
    }

    @Test
    void rcOfZeroIsNoError() {
        assertInstanceOf(SmpAnswer.Done.class, client((request, _) -> answer(request, out -> out.map(1).text("rc").unsigned(0))).ask(ECHO));
        assertInstanceOf(SmpAnswer.Done.class, client((request, _) -> answer(request, out -> out.map(1).text("rc").unsigned(256))).ask(ECHO));
        assertInstanceOf(SmpAnswer.Done.class, client((request, _) -> answer(request,
                out -> out.map(1).text("err").map(2).text("group").unsigned(1).text("rc").unsigned(0))).ask(ECHO));
    }

    @Test
    void errorOfTheGroupsOwnMakingIsLeftToIt() {
        assertInstanceOf(SmpAnswer.Done.class, client((request, _) -> answer(request,
                out -> out.map(1).text("err").map(2).text("code").text("tls").text("msg").text(""))).ask(ECHO));
    }

    @Test
    void serverThatFindsTheVersionTooNewIsAskedInTheOlder() {
        SmpClient client = client((request, _) -> answer(request, out -> {
            if (request.header().version() == 1) {
                out.map(1).text("rc").unsigned(13);
            } else {
                out.map(1).text("r").text("old");
            }
        }));
        assertEquals("old", client.ask(ECHO).body().get("r"));
        client.ask(ECHO);
        assertEquals(List.of(1, 0, 0), link.requests().stream().map(request -> request.header().version()).toList());
    }

    @Test
    void everythingThatWasSentIsZeroedAfterwards() {
        client((request, number) -> number == 0 ? SILENCE : answer(request, out -> out.map(0))).ask(ECHO);
        assertFalse(link.lent().isEmpty());
        for (ByteBuffer bytes : link.lent()) {
            assertTrue(bytes.isDirect());
            assertThrows(IllegalStateException.class, () -> bytes.get(0), "its memory is zeroed and given back");
        }
    }

    @Test
    void nothingOfAnAnswerStaysInMemory() {
        Consumer<CborWriter> secret = out -> out.map(1).text("d").bytes(new byte[300]);
        List<BiFunction<SmpMessage, Integer, byte[]>> scripts = List.of(
                (request, _) -> answer(request, secret),
                (request, number) -> number > 0 ? answer(request, secret) : answer(request, request.header().sequence() + 1, secret),
                (request, number) -> number > 0 ? answer(request, secret) : SmpFrames.encode(request.bytes()),
                (request, number) -> number > 0 ? answer(request, secret) : SmpFrames.encode(new byte[] {1, 2, 3}),
                (request, number) -> number > 0 ? answer(request, secret) : answer(request, out -> out.text("no map")));
        for (BiFunction<SmpMessage, Integer, byte[]> script : scripts) {
            var memory = new WatchedMemory();
            link = new ScriptedLink(time, script);
            new SmpClient(link, time, 2, memory).ask(ECHO);
            // What is read into, a line, what is decoded of it, and a packet for each message.
            assertTrue(memory.count() > 3);
            memory.assertNothingIsLeft();
        }
    }

    @Test
    void messageIsZeroedWhenItIsClosed() {
        SmpMessage message = SmpMessage.of(SmpHeader.Op.WRITE, 1, 0, 0, 0, out -> out.map(1).text("d").text("key"));
        ByteBuffer content = message.content();
        assertTrue(content.isDirect());
        message.close();
        assertEquals(ByteBuffer.allocate(content.capacity()), content);
    }

    @Test
    void sizeOfARequestIsThatOfItsMessage() {
        client((request, _) -> answer(request, out -> out.map(0))).ask(ECHO);
        assertEquals(link.requests().getFirst().bytes().length, ECHO.size());
    }

    @Test
    void severalRequestsAreSentBeforeTheFirstIsAnswered() {
        SmpClient client = client((request, number) -> number == 0 ? SILENCE : join(
                answer(request, out -> out.map(0)), answer(request, request.header().sequence() - 1, out -> out.map(0))));
        List<SmpHeader> sent = List.of(client.send(ECHO), client.send(ECHO));
        assertEquals(2, link.requests().size());
        assertTrue(client.await(sent, Duration.ofSeconds(1)).isEmpty());
        assertEquals(sent.get(1), client.await(sent, Duration.ofSeconds(1)).orElseThrow().request());
        assertEquals(sent.get(0), client.await(sent, Duration.ofSeconds(1)).orElseThrow().request());
        assertTrue(client.await(sent, Duration.ofSeconds(1)).isEmpty());
    }

    @Test
    void secretWhoseAnswerIsLateIsNotSentAgain() {
        SmpRequest secret = SmpRequest.write(0, 0, out -> out.map(1).text("d").text("key")).carryingSecret();
        SmpClient client = client((request, number) -> switch (number) {
            case 1 -> SILENCE;
            case 2 -> answer(link.requests().get(1), out -> out.map(1).text("r").text("late"));
            default -> answer(request, out -> out.map(0));
        });
        client.ask(SmpRequest.read(0, 6, out -> out.map(0)));
        assertEquals(Map.of("r", "late"), client.ask(secret).body());
        assertEquals(List.of(6, 0, 6), link.requests().stream().map(request -> request.header().command()).toList());
    }

    @Test
    void linesAreSentOneByOneToTheLastByte() {
        // Two full lines: 169 bytes, and 17 of header, map, length and checksum.
        SmpRequest twoLines = SmpRequest.write(0, 0, out -> out.map(1).text("d").bytes(new byte[169]));
        SmpClient client = client((request, number) -> number == 1 ? SILENCE : answer(request, out -> out.map(0)));
        client.ask(ECHO);
        client.ask(twoLines);
        assertEquals(List.of(254, 2, 127, 127), link.written().subList(1, 5).stream().map(bytes -> bytes.length).toList());
        assertEquals(5, link.written().size());
        assertEquals(Duration.ofMillis(100 + 20), time.slept());
    }

    @Test
    void interruptEndsItAsCancelledAndIsNotForgotten() {
        SmpClient client = client((_, _) -> SILENCE);
        client.lost();
        Thread.currentThread().interrupt();
        Failures.expect(LocalFailure.Kind.CANCELLED, () -> client.ask(ECHO));
        assertTrue(Thread.interrupted());
    }

    @Test
    void parametersAreTakenFromTheServer() {
        assertEquals(new SmpParameters(1024, 4), SmpParameters.ask(client((request, _) ->
                answer(request, out -> out.map(2).text("buf_size").unsigned(1024).text("buf_count").unsigned(4)))));
        assertEquals(1020, new SmpParameters(1024, 4).longestMessage());
    }

    @Test
    void parametersThatAreMissingOrAbsurdAreAssumed() {
        assertEquals(SmpParameters.UNKNOWN, SmpParameters.ask(client((_, _) -> SILENCE)));
        assertEquals(SmpParameters.UNKNOWN, SmpParameters.ask(client((request, _) -> answer(request, out -> out.map(1).text("rc").unsigned(8)))));
        assertEquals(SmpParameters.UNKNOWN, SmpParameters.ask(client((request, _) -> answer(request, out -> out.map(1).text("buf_size").unsigned(3)))));
        assertEquals(SmpParameters.UNKNOWN, SmpParameters.ask(client((request, _) -> answer(request, out -> out.map(1).text("buf_size").unsigned(95)))));
        assertEquals(96, SmpParameters.ask(client((request, _) ->
                answer(request, out -> out.map(1).text("buf_size").unsigned(96)))).bufferSize());
        assertEquals(16384, SmpParameters.ask(client((request, _) ->
                answer(request, out -> out.map(1).text("buf_size").unsigned(1L << 40)))).bufferSize());
    }

    private void assertRefused(long group, long code, Consumer<CborWriter> body) {
        SmpAnswer.Refused refused = assertInstanceOf(SmpAnswer.Refused.class, client((request, _) -> answer(request, body)).ask(ECHO));
        assertEquals(group, refused.group());
        assertEquals(code, refused.code());
        assertEquals(1, link.requests().size(), "no other version is tried");
    }

    private SmpClient client(BiFunction<SmpMessage, Integer, byte[]> script) {
        link = new ScriptedLink(time, script);
        return new SmpClient(link, time);
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

}
