package dev.claimport.serial.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LinkFailure.Kind;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.OnePort;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A link of which is kept what is said on it is a link as any other. */
class TracedLinkTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Trace trace = new Trace();
    private final List<String> called = new ArrayList<>();
    private String heard = "";
    private boolean gone;
    private boolean resets = true;
    private final ManualTime time = new ManualTime();
    private final SerialLink line = (SerialLink) Proxy.newProxyInstance(SerialLink.class.getClassLoader(), new Class<?>[] {SerialLink.class}, (_, method, arguments) -> {
        called.add(method.getName());
        if (gone && (method.getName().equals("read") || method.getName().equals("write"))) {
            throw new LinkFailure(Kind.PORT_GONE, Map.of("port", "/dev/ttyTEST")).exception();
        }
        byte[] coming = heard.getBytes(StandardCharsets.US_ASCII);
        return switch (method.getName()) {
            case "path" -> "/dev/ttyTEST";
            case "reset" -> resets;
            case "read" -> {
                if (arguments[0] instanceof ByteBuffer into) {
                    into.put(coming);
                } else {
                    System.arraycopy(coming, 0, (byte[]) arguments[0], 0, coming.length);
                }
                yield coming.length;
            }
            default -> null;
        };
    });
    private final SerialLink traced = new TracedPorts(new OnePort(line), trace, time).open("/dev/ttyTEST", LineSettings.USUAL);

    private List<String> shown() {
        return trace.lines().stream().map(said -> said.kind().sign() + " " + said.text()).toList();
    }

    private static ByteBuffer bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    @Test
    void whateverIsAskedOfItIsAskedOfTheLine() {
        assertEquals("/dev/ttyTEST", traced.path());
        assertTrue(traced.reset());
        resets = false;
        assertFalse(traced.reset());
        called.clear();
        traced.expect(SECOND);
        traced.guard(bytes("practice"));
        traced.forget();
        traced.write(new byte[] {'A', 'T', '\r'}, 0, 3);
        traced.write(bytes("ATI\r"));
        traced.close();
        assertEquals(List.of("expect", "guard", "forget", "write", "write", "path", "close"), called);
        assertEquals(List.of("+ 115200", "> AT", "> ATI", "- "), shown());
    }

    @Test
    void whatIsReadIsPassedOnWhicheverWayItIsRead() {
        heard = "OK\r\n";
        byte[] into = new byte[8];
        assertEquals(4, traced.read(into, SECOND));
        assertEquals("OK\r\n", new String(into, 0, 4, StandardCharsets.US_ASCII));
        ByteBuffer room = ByteBuffer.allocateDirect(16).put((byte) '!');
        assertEquals(4, traced.read(room, SECOND));
        assertEquals("!OK\r\n", StandardCharsets.US_ASCII.decode(room.flip()).toString());
        assertEquals(List.of("+ 115200", "< OK", "< OK"), shown());
    }

    /** Once: whoever goes on does not lose it again, nor closes it. */
    @Test
    void lineThatIsGoneIsLostWhateverWasDoneWithIt() {
        List<Consumer<SerialLink>> all = List.of(link -> link.read(new byte[8], SECOND), link -> link.read(ByteBuffer.allocateDirect(8), SECOND),
                link -> link.write(new byte[1], 0, 1), link -> link.write(bytes("x")));
        for (Consumer<SerialLink> each : all) {
            gone = false;
            TracedPorts ports = new TracedPorts(new OnePort(line), trace, new ManualTime());
            SerialLink link = ports.open("/dev/ttyTEST", LineSettings.USUAL);
            gone = true;
            Failures.expect(Kind.PORT_GONE, () -> each.accept(link));
            assertFalse(ports.isInUse("/dev/ttyTEST"));
            assertEquals("! ", shown().getLast());
            called.clear();
            link.close();
            assertEquals(List.of("close"), called);
            assertEquals("! ", shown().getLast());
        }
    }

    @Test
    void whatIsSaidOnceItIsOverIsNotKept() {
        traced.close();
        heard = "late\n";
        traced.read(new byte[8], SECOND);
        traced.write(bytes("late\n"));
        assertEquals(List.of("+ 115200", "- "), shown());
    }

    private void hear(String said) {
        heard = said;
        traced.read(new byte[128], SECOND);
    }

    @Test
    void whatHasNotEndedIsShownBeforeTheOtherSideAndWhenItIsQuiet() {
        traced.write(bytes("AT"));
        hear("OK\r\n");
        assertEquals(List.of("+ 115200", "> AT", "< OK"), shown());
        traced.write(bytes("+"));
        hear("");
        assertEquals("> +", shown().getLast());
        hear("> ");
        hear("");
        assertEquals("< > ", shown().getLast());
        traced.write(bytes("ATZ"));
        traced.close();
        assertEquals(List.of("> ATZ", "- "), shown().subList(5, 7));
    }

    @Test
    void aLineIsOfTheTimeOfItsFirstByteAlsoWhereItIsBlack() {
        Instant begun = time.instant();
        hear("O");
        time.advance(SECOND);
        hear("K\n");
        assertEquals(begun, trace.lines().getLast().at());
        traced.guard(bytes("correct horse battery staple"));
        time.advance(SECOND);
        hear("correct horse battery\n");
        time.advance(SECOND);
        hear("horse battery staple\nOK\n");
        assertEquals(List.of(begun.plusSeconds(2), begun.plusSeconds(3)), trace.lines().stream().skip(2).map(TraceLine::at).toList());
        assertEquals(List.of("< ███ 41 B ███", "< OK"), shown().subList(2, 4));
    }

    /** Nobody can know it again then, so whatever is as long as a line of a key is taken for one. */
    @Test
    void afterASecretWasForgottenLongWordsAreBlack() {
        String word = "a".repeat(20) + "Z".repeat(20);
        hear(word + "\n");
        traced.forget();
        hear("x " + word + "\n");
        assertEquals(List.of("< " + word, "< x ███ 40 B ███"), shown().subList(1, 3));
    }

    @Test
    void lettersOfAnyLengthAreShownAndBytesThatAreNoneAsNumbers() {
        heard = "";
        byte[] said = "é€\ud83d\udd0c".getBytes(StandardCharsets.UTF_8);
        traced.write(ByteBuffer.allocateDirect(32).put(said).put(new byte[] {(byte) 0xf8, (byte) 0xc3, '\n'}).flip());
        assertEquals("> é€\ud83d\udd0c\\xf8\\xc3", shown().getLast());
    }

    /** A line of nothing else is one piece of black, however many there are. */
    @Test
    void linesThatAreAllSecretAreOne() {
        traced.guard(bytes("correct horse battery staple"));
        heard = "correct horse battery\r\nhorse battery staple\r\n";
        traced.read(new byte[64], SECOND);
        heard = "OK\n\n\rOK\n";
        traced.read(new byte[64], SECOND);
        assertEquals(List.of("+ 115200", "< ███ 41 B ███", "< OK", "< OK"), shown());
    }
}
