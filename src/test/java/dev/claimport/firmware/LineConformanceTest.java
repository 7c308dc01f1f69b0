package dev.claimport.firmware;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpHeader.Op;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a device makes of its serial line: SMP frames among everything else that may be on it. */
@ParameterizedClass
@EnumSource
class LineConformanceTest extends Conformance {

    @Test
    void messagesAreFoundAmongPromptsAndLogs() {
        plugIn(DeviceSettings.usual());
        byte[] echo = echo("hello");
        say("\u001b[1;32muart:~$ \u001b[m", echo, "\r\n<inf> something else\r\n");
        assertEcho("hello");
        byte[] twoLines = echo("x".repeat(100));
        int middle = new String(twoLines, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        say("\n", Arrays.copyOf(twoLines, middle), "a log line in between\n", Arrays.copyOfRange(twoLines, middle, twoLines.length));
        assertEcho("x".repeat(100));
        byte[] ended = echo("with a carriage return");
        say(Arrays.copyOf(ended, ended.length - 1), "\r\n");
        assertEcho("with a carriage return");
    }

    @Test
    void bytesMayComeOneByOne() {
        plugIn(DeviceSettings.usual());
        for (byte each : echo("slow")) {
            line.say(new byte[] {each});
        }
        assertEcho("slow");
    }

    @Test
    void requestsInOnePieceAreAnsweredInOrder() {
        plugIn(DeviceSettings.usual());
        byte[] first = echo("first");
        int firstNumber = line.sequence();
        say(first, echo("second"));
        assertEquals(Map.of("r", "first"), line.answer(Op.WRITE, 1, 0, 0, firstNumber));
        assertEcho("second");
    }

    @Test
    void lineThatWasCutShortCostsNothingWhenTheNextFollowsAtOnce() {
        plugIn(DeviceSettings.usual());
        byte[] cut = echo("cut short");
        say(Arrays.copyOf(cut, 14), echo("whole"));
        assertEcho("whole");
        say(Arrays.copyOf(cut, 1), echo("whole again"));
        assertEcho("whole again");
        say(Arrays.copyOf(cut, 15), "\n");
        line.assertQuietAndWell();
    }

    @Test
    void whatIsCorruptedIsPassedOverInSilence() {
        plugIn(DeviceSettings.usual());
        // Of a length that leaves no unused bits at the end.
        for (int at = 0; at < echo("wrong").length; at++) {
            byte[] bad = echo("wrong");
            bad[at] ^= 0x02;
            say(bad, "\n");
        }
        line.assertQuietAndWell();
        for (byte each : new byte[] {'!', '=', ' ', 0, (byte) 0xff}) {
            byte[] bad = echo("wrong");
            bad[9] = each;
            say(bad);
        }
        line.assertQuietAndWell();
    }

    @Test
    void linesThatAreNoBeginningAreIgnored() {
        plugIn(DeviceSettings.usual());
        byte[] continuation = echo("alone");
        continuation[0] = 0x04;
        continuation[1] = 0x14;
        say(continuation, continuation, "\u0006\u0009\n", "\u0004\u0014\n", "\u0006\u0009AA==\n");
        line.assertQuietAndWell();
    }

    @Test
    void packetsThatAreLongerOrShorterThanTheySayAreDropped() {
        plugIn(DeviceSettings.usual());
        byte[] message = line.message(Op.WRITE, 1, 0, 0, Conversation.cbor(out -> out.map(1).text("d").text("hello")));
        for (int announced : new int[] {0, 1, 2, message.length, message.length + 1, message.length + 3, 0xffff}) {
            byte[] packet = packet(message);
            packet[0] = (byte) (announced >> 8);
            packet[1] = (byte) announced;
            say(frames(packet), "\n");
        }
        line.assertQuietAndWell();
    }

    @Test
    void headerHasToFitTheMessage() {
        plugIn(DeviceSettings.usual());
        for (int change : new int[] {-1, 1, 200}) {
            byte[] message = line.message(Op.WRITE, 1, 0, 0, Conversation.cbor(out -> out.map(1).text("d").text("hello")));
            message[3] += (byte) change;
            say(SmpFrames.encode(message));
        }
        say(SmpFrames.encode(new byte[7]), SmpFrames.encode(new byte[1]));
        line.assertQuietAndWell();
    }

    @Test
    void answersAreNotAnswered() {
        plugIn(DeviceSettings.usual());
        for (Op op : List.of(Op.READ_RESPONSE, Op.WRITE_RESPONSE)) {
            say(line.lines(op, 1, HandoverGroup.ID, HandoverGroup.STATUS, new byte[0]));
        }
        line.assertQuietAndWell();
    }

    @Test
    void messageMayFillTheBufferAndNoMore() {
        plugIn(DeviceSettings.usual().withBuffer(512));
        assertEquals(512L, line.ask(Op.READ, 1, 0, 6, new byte[0]).get("buf_size"));
        // 8 of header, 6 around the text.
        String longest = "x".repeat(512 - 4 - 8 - 6);
        say(echo(longest));
        assertEcho(longest);
        say(echo(longest + "x"), echo("y".repeat(4000)));
        line.assertQuietAndWell();
    }

    @Test
    void linesOfAnAnswerAreAtMost127BytesAndDecodableOneByOne() {
        plugIn(DeviceSettings.usual());
        say(echo("z".repeat(700)));
        assertEcho("z".repeat(700));
        String all = new String(line.heard(), StandardCharsets.ISO_8859_1);
        List<String> lines = all.lines().toList();
        assertEquals(8, lines.size());
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        for (int i = 0; i < lines.size(); i++) {
            assertEquals(i == 0 ? "\u0006\u0009" : "\u0004\u0014", lines.get(i).substring(0, 2));
            assertTrue(lines.get(i).length() <= 126, lines.get(i));
            raw.writeBytes(Base64.getDecoder().decode(lines.get(i).substring(2)));
        }
        byte[] packet = raw.toByteArray();
        assertEquals(packet.length - 2, (packet[0] & 0xff) << 8 | packet[1] & 0xff);
    }

    @Test
    void noiseOfAllKindsLeavesItWell() {
        plugIn(DeviceSettings.usual());
        Random random = new Random(11);
        for (int i = 0; i < 40; i++) {
            byte[] noise = new byte[500];
            random.nextBytes(noise);
            byte[] echo = echo("lost");
            echo[random.nextInt(echo.length)] ^= (byte) (1 << random.nextInt(8));
            say(noise, echo, "\n");
        }
        // One of a few hundred may have got through whole; whatever came of it, it answers again.
        reconnectQuietly();
        line.assertQuietAndWell();
    }

    /** Length, message and CRC, as they are before they are cut into lines. */
    private static byte[] packet(byte[] message) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        new String(SmpFrames.encode(message), StandardCharsets.ISO_8859_1).lines()
                .forEach(each -> raw.writeBytes(Base64.getDecoder().decode(each.substring(2))));
        return raw.toByteArray();
    }

    private static byte[] frames(byte[] packet) {
        assertArrayEquals(packet, Arrays.copyOf(packet, Math.min(packet.length, 93)), "one line");
        return ("\u0006\u0009" + Base64.getEncoder().encodeToString(packet) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
