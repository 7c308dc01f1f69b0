package dev.claimport.device.recognition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpHeader.Op;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.ManualTime;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on a port that no dialect of ours is spoken on, and what it is told by. */
class OtherKindTest {

    @Test
    void profilesInTextMayServeModemsShellsAndPrompts() {
        List<String> ids = OtherKind.idsInText();
        assertEquals("nrf91", ids.getFirst());
        assertEquals("text", ids.getLast());
        ids.forEach(id -> assertEquals(Optional.of(id), OtherKind.inText(id).map(OtherKind::id)));
        for (String other : List.of("smp-other", "smp-raw", "few-bytes", "silent", "busy", "no-such-kind")) {
            assertEquals(Optional.empty(), OtherKind.inText(other), other);
        }
        assertEquals("seen.linux-login", OtherKind.LINUX_LOGIN.text());
    }

    /** Readable text without an answer, and what is worse, may be another speed's. */
    @Test
    void whatSaysPlainlyWhatItIsNeedsNoLookAtAnotherSpeed() {
        assertTrue(OtherKind.OTHER_PROMPT.isPlain());
        assertTrue(OtherKind.SMP_UNCLEAR.isPlain());
        for (OtherKind unclear : List.of(OtherKind.TEXT, OtherKind.FEW_BYTES, OtherKind.WRONG_SPEED, OtherKind.SILENT)) {
            assertFalse(unclear.isPlain(), unclear.id());
        }
        assertTrue(new Spoken("handover").isPlain());
    }

    /** Nine of ten characters, the printable ones of ASCII and those that move the cursor. */
    @Test
    void textIsWhatCanNearlyAllBeRead() {
        assertTrue(Prompts.isText(" ~\r\n\t\b\u001b12\u0001".getBytes(StandardCharsets.ISO_8859_1)));
        assertFalse(Prompts.isText(" ~\r\n\t\b\u001b1\u007f\u001f".getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(Optional.of(OtherKind.LINUX_SHELL), Prompts.of("x".repeat(199) + "#"));
        assertEquals(Optional.empty(), Prompts.of("x".repeat(200) + "#"));
    }

    /** A bare message counts when it is whole and answers the question, wherever among other bytes it is. */
    @Test
    void bareAnswerIsFoundAmongOtherBytes() {
        byte[] answer = answer(384);
        assertTrue(isAnswer(answer));
        assertTrue(isAnswer(("noise" + new String(answer, StandardCharsets.ISO_8859_1) + "noise").getBytes(StandardCharsets.ISO_8859_1)));
        assertFalse(isAnswer(Arrays.copyOf(answer, answer.length - 1)));
        assertFalse(isAnswer(new RawSmp().bytes()), "the question, echoed");
        byte[] another = answer(384);
        another[6] ^= 1;
        assertFalse(isAnswer(another), "the number of another question");
        byte[] wide = new byte[SmpHeader.SIZE + 300];
        System.arraycopy(answer, 0, wide, 0, SmpHeader.SIZE);
        wide[2] = 1;
        wide[3] = 44;
        assertTrue(isAnswer(wide), "a length of two bytes");
        wide[3] = 45;
        assertFalse(isAnswer(wide));
    }

    private static byte[] answer(int size) {
        SmpHeader asked = SmpHeader.of(ByteBuffer.wrap(new RawSmp().bytes()));
        return SmpMessage.of(Op.READ_RESPONSE, asked.version(), asked.group(), asked.sequence(), asked.command(), out -> out.map(1).text("buf_size").unsigned(size)).bytes();
    }

    private static boolean isAnswer(byte[] heard) {
        return new RawSmp().isAnsweredBy(new String(heard, StandardCharsets.ISO_8859_1));
    }

    /** However much a device says, no more than 8 KiB of it are kept. */
    @Test
    void whatIsRememberedOfATalkativeDeviceHasAnEnd() {
        var device = new TextDevice(new ManualTime(), _ -> "x".repeat(15_000));
        var link = new RecordedLink(device);
        link.say("\r");
        byte[] buffer = new byte[5000];
        for (int i = 0; i < 3; i++) {
            assertEquals(5000, link.read(buffer, Duration.ZERO));
        }
        assertEquals(8192, link.mark());
        assertEquals(8192, link.heard().length);
        assertEquals("xx", link.since(8190));
        assertEquals("", link.since(9000));
    }

    /** A plug whose ends are joined, or a board that sends back what it reads, whatever it makes of the ends of lines. */
    @ParameterizedTest
    @ValueSource(strings = {"\r", "\r\n"})
    void whatComesBackOfAQuestionIsAnAnswerToNone(String end) {
        ManualTime time = new ManualTime();
        var back = new ByteArrayOutputStream();
        SerialLink line = new SerialLink() {
            @Override
            public String path() {
                return "echo";
            }

            @Override
            public int read(byte[] into, Duration timeout) {
                byte[] all = back.toByteArray();
                int count = Math.min(into.length, all.length);
                System.arraycopy(all, 0, into, 0, count);
                back.reset();
                back.write(all, count, all.length - count);
                if (count == 0) {
                    time.advance(timeout);
                }
                return count;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                back.writeBytes(new String(bytes, offset, length, StandardCharsets.ISO_8859_1).replace("\r", end).getBytes(StandardCharsets.ISO_8859_1));
            }

            @Override
            public void close() { }
        };
        assertEquals(OtherKind.TEXT, BuiltIn.recognizer(time).look(line).family());
    }
}
