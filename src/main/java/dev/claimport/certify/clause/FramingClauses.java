package dev.claimport.certify.clause;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpHeader.Op;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a device makes of its serial line: SMP frames among everything else that may be on it. */
final class FramingClauses {

    private static final String FIRST = "\u0006\u0009";
    private static final String NEXT = "\u0004\u0014";
    private static final int LONGEST_LINE = 127;
    /** Header, map, key and head of a text of 256 bytes or more. */
    private static final int AROUND_A_TEXT = SmpHeader.SIZE + 6;

    private FramingClauses() {}

    static List<Clause<Subject>> all() {
        return List.of(
                new Clause<Subject>("framing-noise-between", ClauseGroup.FRAMING, FramingClauses::findsMessagesAmongPromptsAndLogs),
                new Clause<Subject>("framing-slow", ClauseGroup.FRAMING, FramingClauses::takesBytesOneByOne),
                new Clause<Subject>("framing-glued", ClauseGroup.FRAMING, FramingClauses::answersInOrder),
                new Clause<Subject>("framing-repeated", ClauseGroup.FRAMING, FramingClauses::answersARepeat),
                new Clause<Subject>("framing-late", ClauseGroup.FRAMING, FramingClauses::answersWhatIsLate),
                new Clause<Subject>("framing-cut", ClauseGroup.FRAMING, FramingClauses::forgetsWhatWasCutShort),
                new Clause<Subject>("framing-corrupted", ClauseGroup.FRAMING, FramingClauses::passesOverWhatIsCorrupted),
                new Clause<Subject>("framing-no-beginning", ClauseGroup.FRAMING, FramingClauses::ignoresWhatIsNoBeginning),
                new Clause<Subject>("framing-length", ClauseGroup.FRAMING, FramingClauses::dropsWrongLengths),
                new Clause<Subject>("framing-header", ClauseGroup.FRAMING, FramingClauses::holdsTheHeaderAgainstTheMessage),
                new Clause<Subject>("framing-answers", ClauseGroup.FRAMING, FramingClauses::answersNoAnswers),
                new Clause<Subject>("framing-buffer", ClauseGroup.FRAMING, FramingClauses::hasTheBufferThatItSays),
                new Clause<Subject>("framing-lines", ClauseGroup.FRAMING, FramingClauses::cutsItsAnswersIntoLines),
                new Clause<Subject>("framing-noise", ClauseGroup.FRAMING, FramingClauses::staysWellAfterNoise));
    }

    /** A status that carries something which a device does not know, and ignores. */
    private static byte[] question(Subject device, String ballast) {
        return device.line().message(HandoverCommand.STATUS.op(), 1, HandoverGroup.ID, HandoverCommand.STATUS.code(),
                Exchange.cbor(out -> out.map(1).text("d").text(ballast)));
    }

    private static byte[] lines(Subject device, String ballast) {
        return SmpFrames.encode(question(device, ballast));
    }

    private static void answered(Subject device) {
        answered(device, device.line().asked());
    }

    private static void answered(Subject device, SmpHeader request) {
        Demand.same(Map.of("state", 0L), device.line().answer(request));
    }

    /** It still answers, and has said nothing since the last answer. */
    private static void quietAndWell(Subject device) {
        Demand.same(0L, device.state());
    }

    private static void findsMessagesAmongPromptsAndLogs(Subject device) {
        device.say("\u001b[1;32muart:~$ \u001b[m", lines(device, "hello"), "\r\n<inf> something else\r\n");
        answered(device);
        byte[] twoLines = lines(device, "x".repeat(100));
        int middle = new String(twoLines, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        device.say("\n", Arrays.copyOf(twoLines, middle), "a log line in between\n", Arrays.copyOfRange(twoLines, middle, twoLines.length));
        answered(device);
        byte[] ended = lines(device, "with a carriage return");
        device.say(Arrays.copyOf(ended, ended.length - 1), "\r\n");
        answered(device);
    }

    private static void takesBytesOneByOne(Subject device) {
        for (byte each : lines(device, "slow")) {
            device.say(new byte[] {each});
        }
        answered(device);
    }

    private static void answersInOrder(Subject device) {
        byte[] first = lines(device, "first");
        SmpHeader firstAsked = device.line().asked();
        byte[] second = lines(device, "second");
        if (device.hello().bufferCount() < 2) {
            throw new NotApplicable(Lack.BUFFERS);
        }
        device.say(joined(first, second));
        answered(device, firstAsked);
        answered(device);
    }

    private static void answersARepeat(Subject device) {
        byte[] asked = lines(device, "again");
        device.say(asked);
        answered(device);
        device.say(asked);
        answered(device);
        quietAndWell(device);
    }

    /** As a repeat does that was on its way when the answer to its first try came, and the next request was sent. */
    private static void answersWhatIsLate(Subject device) {
        Transfer transfer = device.transfer(Fate.HELD_CONNECTING);
        transfer.begin(device);
        int piece = device.piece();
        byte[] first = SmpFrames.encode(device.line().message(HandoverCommand.PUT.op(), 1, HandoverGroup.ID, HandoverGroup.PUT, Exchange.cbor(transfer.put(0, piece))));
        SmpHeader asked = device.line().asked();
        device.say(first);
        Demand.same(Demand.offset(piece), device.line().answer(asked));
        Demand.same(Demand.offset(2L * piece), transfer.put(device, piece, 2 * piece));
        device.say(first);
        Demand.same(Demand.offset(2L * piece), device.line().answer(asked));
        transfer.putAll(device, 2 * piece);
        Demand.same(Demand.DONE, transfer.commit(device));
    }

    private static void forgetsWhatWasCutShort(Subject device) {
        byte[] cut = lines(device, "cut short");
        device.say(Arrays.copyOf(cut, 14), lines(device, "whole"));
        answered(device);
        device.say(Arrays.copyOf(cut, 1), lines(device, "whole again"));
        answered(device);
        device.say(Arrays.copyOf(cut, 15), "\n");
        quietAndWell(device);
    }

    private static void passesOverWhatIsCorrupted(Subject device) {
        // Of a length that leaves no unused bits at the end.
        for (int at = 0; at < lines(device, "wrong").length; at++) {
            byte[] bad = lines(device, "wrong");
            bad[at] ^= 0x02;
            device.say(bad, "\n");
        }
        quietAndWell(device);
        for (byte each : new byte[] {'!', '=', ' ', 0, (byte) 0xff}) {
            byte[] bad = lines(device, "wrong");
            bad[9] = each;
            device.say(bad);
        }
        quietAndWell(device);
    }

    private static void ignoresWhatIsNoBeginning(Subject device) {
        byte[] continuation = lines(device, "alone");
        continuation[0] = 0x04;
        continuation[1] = 0x14;
        device.say(continuation, continuation, FIRST + "\n", NEXT + "\n", FIRST + "AA==\n");
        quietAndWell(device);
    }

    private static void dropsWrongLengths(Subject device) {
        byte[] message = question(device, "hello");
        for (int announced : new int[] {0, 1, 2, message.length, message.length + 1, message.length + 3, 0xffff}) {
            byte[] packet = packet(message);
            packet[0] = (byte) (announced >> 8);
            packet[1] = (byte) announced;
            device.say(FIRST + Base64.getEncoder().encodeToString(packet) + "\n", "\n");
        }
        quietAndWell(device);
    }

    private static void holdsTheHeaderAgainstTheMessage(Subject device) {
        for (int change : new int[] {-1, 1, 200}) {
            byte[] message = question(device, "hello");
            message[3] += (byte) change;
            device.say(SmpFrames.encode(message));
        }
        device.say(SmpFrames.encode(new byte[7]), SmpFrames.encode(new byte[1]));
        quietAndWell(device);
    }

    private static void answersNoAnswers(Subject device) {
        for (Op op : List.of(Op.READ_RESPONSE, Op.WRITE_RESPONSE)) {
            device.say(SmpFrames.encode(device.line().message(op, 1, HandoverGroup.ID, HandoverCommand.STATUS.code(), new byte[0])));
        }
        quietAndWell(device);
    }

    private static void hasTheBufferThatItSays(Subject device) {
        Map<Object, Object> said = device.hello().buffers();
        if (!said.containsKey(Hello.BUFFER_SIZE)) {
            throw new NotApplicable(Lack.BUFFER);
        }
        int size = device.hello().bufferSize().orElseThrow(() -> new NotMet("{\"buf_size\": 96 … 65535}", Shown.of(said)));
        String longest = "x".repeat(size - 4 - AROUND_A_TEXT - (size - 4 - AROUND_A_TEXT < 256 ? -1 : 0));
        device.say(lines(device, longest));
        answered(device);
        device.say(lines(device, longest + "x"), lines(device, "y".repeat(Math.min(4 * size, 60_000))));
        quietAndWell(device);
    }

    private static void cutsItsAnswersIntoLines(Subject device) {
        device.line().heard();
        device.ask(HandoverCommand.HELLO);
        String all = new String(device.line().heard(), StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        boolean first = true;
        for (String line : all.substring(Math.max(0, all.indexOf(FIRST))).lines().toList()) {
            Demand.that(line.startsWith(first ? FIRST : NEXT) && line.length() < LONGEST_LINE, "06 09 / 04 14, 127", line);
            raw.writeBytes(decoded(line.substring(2)));
            first = false;
        }
        byte[] packet = raw.toByteArray();
        Demand.that(packet.length > 2 && (packet[0] & 0xff) << 8 == (packet.length - 2 & 0xff00) && (packet[1] & 0xff) == (packet.length - 2 & 0xff),
                Integer.toString(packet.length - 2), packet);
    }

    /** Each line by itself. */
    private static byte[] decoded(String line) {
        try {
            return Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException _) {
            throw new NotMet("Base64", line);
        }
    }

    private static void staysWellAfterNoise(Subject device) {
        Random random = new Random(11);
        for (int i = 0; i < 40; i++) {
            byte[] noise = new byte[500];
            random.nextBytes(noise);
            byte[] bad = lines(device, "lost");
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            device.say(noise, bad, "\n");
        }
        // One of a few hundred may have got through whole; whatever came of it, it answers again.
        Demand.that(device.isThere(), HandoverCommand.STATUS.id(), "");
        quietAndWell(device);
    }

    /** Length, message and CRC, as they are before they are cut into lines. */
    private static byte[] packet(byte[] message) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        new String(SmpFrames.encode(message), StandardCharsets.ISO_8859_1).lines().forEach(each -> raw.writeBytes(Base64.getDecoder().decode(each.substring(2))));
        return raw.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
