package dev.claimport.certify.clause;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborReader;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceWait;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpDecoder;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpHeader.Op;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Messages and bytes to a device, as they are: nothing is sent twice, and nothing that comes is passed over. Each answer has to be that of the
 * request before, so whatever else the device says in between, to bytes that deserve none, is found in its place.
 */
final class Exchange implements AutoCloseable {

    private static final int LONGEST_ANSWER = 8192;
    /** In between it is looked at whether to go on. */
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final SerialLink link;
    private final TimeSource time;
    private final Said said;
    private final AnswerTimes times;
    private final Limit limit;
    private final Queue<byte[]> answers = new ArrayDeque<>();
    private final SmpDecoder decoder = new SmpDecoder(LONGEST_ANSWER, answers::add);
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[1024];
    private SmpHeader asked = new SmpHeader(Op.READ, 1, 0, 0, 0, 0);
    private int sequence;

    /** When a clause has to be over. */
    interface Limit {

        /** @throws dev.claimport.failure.FailureException {@code cancelled} */
        Instant end();
    }

    Exchange(SerialLink link, TimeSource time, Said said, AnswerTimes times, Limit limit) {
        this.link = link;
        this.time = time;
        this.said = said;
        this.times = times;
        this.limit = limit;
    }

    /** Sends bytes as they are. */
    void say(byte[] bytes) {
        said.sent(Shown.bytes(bytes));
        link.write(bytes, 0, bytes.length);
    }

    /** The bytes of a request, with the next sequence number. */
    byte[] message(Op op, int version, int group, int command, byte[] body) {
        byte[] message = new byte[SmpHeader.SIZE + body.length];
        asked = new SmpHeader(op, version, body.length, group, ++sequence & 0xff, command);
        asked.put(ByteBuffer.wrap(message));
        System.arraycopy(body, 0, message, SmpHeader.SIZE, body.length);
        return message;
    }

    /** The header of the last request that was made. */
    SmpHeader asked() {
        return asked;
    }

    static byte[] cbor(Consumer<CborWriter> body) {
        byte[] whole = SmpMessage.of(Op.READ, 1, 0, 0, 0, body).bytes();
        return Arrays.copyOfRange(whole, SmpHeader.SIZE, whole.length);
    }

    /** @throws NotMet when the next thing that comes is not its answer */
    Map<Object, Object> ask(Op op, int version, int group, int command, byte[] body) {
        byte[] message = message(op, version, group, command, body);
        said.sent(name(asked) + " " + shown(body));
        Instant start = time.instant();
        byte[] lines = SmpFrames.encode(message);
        link.write(lines, 0, lines.length);
        Map<Object, Object> answer = answer(asked);
        HandoverCommand.of(group, command).ifPresent(known -> times.add(known, Duration.between(start, time.instant())));
        return answer;
    }

    /** The next answer, which has to be that of this request. */
    Map<Object, Object> answer(SmpHeader request) {
        byte[] bytes = next(DeviceWait.ANSWER.limit());
        if (bytes.length == 0) {
            throw new NotMet(name(request), "");
        }
        SmpMessage message = message(bytes, name(request));
        SmpHeader header = message.header();
        if (!header.answers(request) || header.version() != request.version()) {
            throw new NotMet(describe(request), describe(header));
        }
        try {
            Map<Object, Object> body = message.body();
            said.came(Shown.of(body));
            return body;
        } catch (CborException e) {
            said.came(Shown.bytes(bytes));
            throw new NotMet(name(request), Shown.bytes(bytes) + " (" + e.getMessage() + ")");
        }
    }

    private SmpMessage message(byte[] bytes, String wanted) {
        try {
            return SmpMessage.taking(bytes);
        } catch (IllegalArgumentException _) {
            said.came(Shown.bytes(bytes));
            throw new NotMet(wanted, Shown.bytes(bytes));
        }
    }

    /** Whatever comes next; empty when nothing does. */
    private byte[] next(Duration atMost) {
        Instant end = earlier(time.instant().plus(atMost), limit.end());
        while (answers.isEmpty()) {
            Duration left = Duration.between(time.instant(), end);
            if (left.isNegative() || left.isZero()) {
                return new byte[0];
            }
            limit.end();
            take(left.compareTo(GLANCE) < 0 ? left : GLANCE);
        }
        return answers.remove();
    }

    private void take(Duration patience) {
        int count = link.read(buffer, patience);
        heard.write(buffer, 0, count);
        decoder.accept(buffer, count);
    }

    /** Passes over all that a clause before has left on the line, until this request is answered; false when it never is. */
    boolean clear(Duration atMost) {
        byte[] end = {'\n'};
        link.write(end, 0, end.length);
        byte[] lines = SmpFrames.encode(message(HandoverCommand.STATUS.op(), 1, HandoverGroup.ID, HandoverCommand.STATUS.code(),
                cbor(out -> out.map(0))));
        link.write(lines, 0, lines.length);
        Instant last = time.instant().plus(atMost);
        for (Duration left = atMost; !left.isNegative(); left = Duration.between(time.instant(), last)) {
            byte[] bytes = next(left);
            if (bytes.length == 0) {
                return false;
            }
            if (isAnswer(bytes)) {
                heard.reset();
                return true;
            }
        }
        return false;
    }

    private boolean isAnswer(byte[] bytes) {
        try {
            return SmpMessage.taking(bytes).header().answers(asked);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** All bytes that came since the last call. */
    byte[] heard() {
        byte[] bytes = heard.toByteArray();
        heard.reset();
        return bytes;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String name(SmpHeader header) {
        String command = HandoverCommand.of(header.group(), header.command()).map(HandoverCommand::id).orElse("group " + header.group() + " command " + header.command());
        return header.version() == 1 ? command : command + " (version " + header.version() + ")";
    }

    private static String describe(SmpHeader header) {
        return name(header) + ", number " + header.sequence() + (header.op().isResponse() ? "" : " ↩");
    }

    private static String shown(byte[] body) {
        try {
            return body.length == 0 ? "" : Shown.of(CborReader.readMap(ByteBuffer.wrap(body)));
        } catch (CborException _) {
            return Shown.bytes(body);
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
