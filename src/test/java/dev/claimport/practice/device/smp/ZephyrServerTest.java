package dev.claimport.practice.device.smp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.smp.SmpDecoder;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpHeader.Op;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.VirtualLine;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The practice device with files answers as Zephyr 4.4 does, also what nobody should ask. */
class ZephyrServerTest {

    private static final Consumer<CborWriter> NOTHING = out -> out.map(0);
    private static final String SERIAL_FILE = "/lfs1/serial.txt";

    private final ManualTime time = new ManualTime();
    private final VirtualLine line = new VirtualLine(
            BuiltIn.device("smp-fs", VirtualDeviceOptions.usual("0123456789"), FakeRegistration.waiting(), time), time);

    /** All messages that come back when these bytes are put onto the line. */
    private List<SmpMessage> answers(byte[] wire) {
        List<SmpMessage> answers = new ArrayList<>();
        var decoder = new SmpDecoder(4096, message -> answers.add(SmpMessage.taking(message)));
        line.write(wire, 0, wire.length);
        byte[] buffer = new byte[4096];
        for (int count = line.read(buffer, Duration.ofMillis(50)); count > 0; count = line.read(buffer, Duration.ofMillis(50))) {
            decoder.accept(buffer, count);
        }
        return answers;
    }

    private static byte[] message(Op op, int group, int command, Consumer<CborWriter> body) {
        return SmpMessage.of(op, 1, group, 7, command, body).bytes();
    }

    private Map<Object, Object> ask(Op op, int group, int command, Consumer<CborWriter> body) throws CborException {
        return only(message(op, group, command, body)).body();
    }

    private SmpMessage only(byte[] packet) {
        List<SmpMessage> answers = answers(SmpFrames.encode(packet));
        assertEquals(1, answers.size());
        return answers.getFirst();
    }

    private static byte[] changed(byte[] message, int at, int value) {
        byte[] changed = message.clone();
        changed[at] = (byte) value;
        return changed;
    }

    @Test
    void echoOfNothingIsNothing() throws CborException {
        assertEquals(Map.of("r", ""), ask(Op.WRITE, 0, 0, NOTHING));
        assertEquals(Map.of("r", "x"), ask(Op.READ, 0, 0, out -> out.map(1).text("d").text("x")));
        assertEquals(Map.of("rc", 3L), ask(Op.WRITE, 0, 0, out -> out.map(1).text("d").unsigned(1)));
        assertEquals(Map.of("rc", 3L), only(Arrays.copyOf(changed(message(Op.WRITE, 0, 0, NOTHING), 3, 0), 8)).body(), "without a map");
    }

    @ParameterizedTest
    @CsvSource({"WRITE, 0, 6", "WRITE, 0, 2", "WRITE, 0, 7", "READ, 0, 5", "READ, 0, 4", "READ, 0, 8", "READ, 0, 99", "WRITE, 2, 1", "WRITE, 10, 1", "READ, 10, 9",
            "READ, 1, 0", "READ, 3098, 0", "WRITE, 8, 1", "WRITE, 8, 2", "READ, 8, 4", "READ, 8, 77"})
    void whatIsNotThereIsNotSupported(Op op, int group, int command) throws CborException {
        assertEquals(Map.of("rc", 8L), ask(op, group, command, NOTHING));
    }

    @Test
    void parametersNeedNoMap() throws CborException {
        byte[] bare = Arrays.copyOf(changed(message(Op.READ, 0, 6, NOTHING), 3, 0), 8);
        assertEquals(Set.of("buf_size", "buf_count"), only(bare).body().keySet());
    }

    @ParameterizedTest
    @CsvSource({"'', Zephyr", "s, Zephyr", "i, Claimport_practice_device", "vs, Zephyr v4.4.0", "mp, arm cortex-m33",
            "a, Zephyr unknown 1.0.0 v4.4.0 Nov 23 2026 12:00:00 arm cortex-m33 Claimport_practice_device Zephyr"})
    void systemIsDescribedAsAsked(String format, String output) throws CborException {
        assertEquals(Map.of("output", output), ask(Op.READ, 0, 7, out -> out.map(1).text("format").text(format)));
    }

    @Test
    void formatThatThereIsNotIsRefused() throws CborException {
        assertEquals(Map.of("err", Map.of("group", 0L, "rc", 2L)), ask(Op.READ, 0, 7, out -> out.map(1).text("format").text("ax")));
    }

    @Test
    void tasksStatisticsAndGroupsAreListed() throws CborException {
        assertTrue(ask(Op.READ, 0, 2, NOTHING).get("tasks") instanceof Map<?, ?> tasks && tasks.containsKey("main"));
        assertEquals(Map.of("stat_list", List.of("smp_svr_stats")), ask(Op.READ, 2, 1, NOTHING));
        assertEquals("smp_svr_stats", ask(Op.READ, 2, 0, out -> out.map(1).text("name").text("smp_svr_stats")).get("name"));
        assertEquals(Map.of("err", Map.of("group", 2L, "rc", 2L)), ask(Op.READ, 2, 0, out -> out.map(1).text("name").text("other")));
        assertEquals(Map.of("count", 5L), ask(Op.READ, 10, 0, NOTHING));
        assertEquals(Map.of("groups", List.of(10L, 8L, 0L, 9L, 2L)), ask(Op.READ, 10, 1, NOTHING));
        assertEquals(Map.of("group", 8L), ask(Op.READ, 10, 2, out -> out.map(1).text("index").unsigned(1)));
        assertEquals(Map.of("group", 2L, "end", true), ask(Op.READ, 10, 2, out -> out.map(1).text("index").unsigned(4)));
        assertEquals(Map.of("err", Map.of("group", 10L, "rc", 4L)), ask(Op.READ, 10, 2, out -> out.map(1).text("index").unsigned(5)));
    }

    @Test
    void hashIsOfThePartThatIsAskedFor() throws CborException {
        Map<Object, Object> whole = ask(Op.READ, 8, 2, out -> out.map(1).text("name").text(SERIAL_FILE));
        assertEquals("crc32", whole.get("type"));
        assertEquals(0xa684c7c6L, whole.get("output"), "CRC-32 of 0123456789");
        Map<Object, Object> part = ask(Op.READ, 8, 2, out -> out.map(4).text("name").text(SERIAL_FILE).text("type").text("crc32").text("off").unsigned(2).text("len").unsigned(3));
        assertEquals(Set.of("type", "off", "len", "output"), part.keySet());
        assertEquals(List.of(2L, 3L), List.of(part.get("off"), part.get("len")));
        assertEquals(8L, ask(Op.READ, 8, 2, out -> out.map(3).text("name").text(SERIAL_FILE).text("off").unsigned(2).text("len").unsigned(30)).get("len"));
        assertTrue(ask(Op.READ, 8, 2, out -> out.map(2).text("name").text(SERIAL_FILE).text("type").text("sha256")).get("output") instanceof byte[] digest && digest.length == 32);
    }

    @ParameterizedTest
    @CsvSource({"crc32, 0, 0, 3", "crc32-and-more, 0, 1, 3", "md5, 0, 1, 13", "crc32, 10, 1, 12"})
    void hashThatCannotBeIsRefused(String type, int off, int len, long rc) throws CborException {
        Map<Object, Object> refused = ask(Op.READ, 8, 2, out -> out.map(4).text("name").text(SERIAL_FILE).text("type").text(type).text("off").unsigned(off).text("len").unsigned(len));
        assertEquals(rc < 10 ? Map.of("rc", rc) : Map.of("err", Map.of("group", 8L, "rc", rc)), refused);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 6, 7})
    void operationThatIsNoRequestIsNotSupported(int op) throws CborException {
        SmpMessage answer = only(changed(message(Op.READ, 0, 6, NOTHING), 0, 1 << 3 | op));
        assertEquals(Map.of("rc", 8L), answer.body());
        assertEquals(Op.WRITE_RESPONSE, answer.header().op());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void versionThatIsToComeIsTooNew(int version) throws CborException {
        SmpMessage answer = only(changed(message(Op.READ, 0, 6, NOTHING), 0, version << 3));
        assertEquals(Map.of("rc", 13L), answer.body());
        assertEquals(1, answer.header().version());
    }

    @Test
    void messagesInOnePacketAreAllAnsweredUpToTheFirstThatIsRefused() throws CborException {
        byte[] echo = message(Op.WRITE, 0, 0, out -> out.map(1).text("d").text("a"));
        byte[] unknown = message(Op.READ, 99, 0, NOTHING);
        assertEquals(List.of(0, 0), groups(join(echo, echo)));
        assertEquals(List.of(0, 8, 99), groups(join(echo, message(Op.READ, 8, 1, out -> out.map(1).text("name").text(SERIAL_FILE)), unknown, echo)));
        assertEquals(List.of(99), groups(join(unknown, echo)));
    }

    private List<Integer> groups(byte[] packet) {
        return answers(SmpFrames.encode(packet)).stream().map(answer -> answer.header().group()).toList();
    }

    @Test
    void lengthBeyondThePacketIsCorrupt() throws CborException {
        assertEquals(Map.of("rc", 9L), only(changed(message(Op.READ, 0, 6, NOTHING), 3, 200)).body());
    }

    /** The map is read wherever the header says that it ends; what is over is taken for the next message, or for none where it is too short. */
    @Test
    void lengthThatIsTooShortIsAnsweredAllTheSame() throws CborException {
        byte[] echo = message(Op.WRITE, 0, 0, out -> out.map(1).text("d").text("abc"));
        assertEquals(Map.of("r", "abc"), only(changed(echo, 3, 1)).body());
        byte[] longer = message(Op.WRITE, 0, 0, out -> out.map(1).text("d").text("abcdefghijklmnop"));
        assertEquals(2, answers(SmpFrames.encode(changed(longer, 3, 1))).size());
    }

    @Test
    void headerThatIsNoneIsNotAnswered() {
        assertEquals(0, answers(SmpFrames.encode(new byte[] {0, 0, 0, 0, 0, 0, 1})).size());
    }

    @Test
    void frameWithoutItsLineFeedSwallowsTheNext() {
        byte[] frame = SmpFrames.encode(message(Op.READ, 0, 6, NOTHING));
        byte[] cut = Arrays.copyOf(frame, frame.length - 1);
        assertEquals(0, answers(join(cut, frame)).size());
        assertEquals(1, answers(frame).size(), "the one after works");
        assertEquals(1, answers(join(new byte[] {0x15, '\n'}, frame)).size());
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    @Test
    void olderVersionHasTheOlderErrors() throws CborException {
        SmpMessage asked = SmpMessage.of(Op.READ, 0, 2, 1, 0, out -> out.map(1).text("name").text("other"));
        assertEquals(Map.of("rc", 5L), only(asked.bytes()).body());
    }
}
