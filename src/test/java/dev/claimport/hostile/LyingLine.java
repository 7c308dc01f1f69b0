package dev.claimport.hostile;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.device.smp.SmpDecoder;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.serial.SerialLink;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The line of an honest device, on which a lie sits: it hears every request and changes every answer. */
final class LyingLine implements SerialLink {

    private final SerialLink line;
    private final DeviceLie lie;
    private final Map<Integer, SmpHeader> requests = new ConcurrentHashMap<>();
    private final ByteArrayOutputStream passedOn = new ByteArrayOutputStream();
    private final SmpDecoder asked = new SmpDecoder(20_000, this::asked);
    private final SmpDecoder answered = new SmpDecoder(20_000, this::answered);
    private byte[] rest = {};

    LyingLine(SerialLink line, DeviceLie lie) {
        this.line = line;
        this.lie = lie;
    }

    @Override
    public String path() {
        return line.path();
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        if (rest.length == 0) {
            byte[] buffer = new byte[1024];
            asked.accept(buffer, line.read(buffer, timeout));
            rest = passedOn.toByteArray();
            passedOn.reset();
        }
        int count = Math.min(into.length, rest.length);
        System.arraycopy(rest, 0, into, 0, count);
        rest = Arrays.copyOfRange(rest, count, rest.length);
        return count;
    }

    private void asked(byte[] message) {
        SmpMessage whole;
        try {
            whole = SmpMessage.taking(message);
        } catch (IllegalArgumentException _) {
            // What a certification sends to see what becomes of it.
            passedOn.writeBytes(SmpFrames.encode(message));
            return;
        }
        SmpHeader request = whole.header();
        requests.put(request.sequence(), request);
        lie.hear(request, body(whole));
        if (lie.passesOn(request)) {
            passedOn.writeBytes(SmpFrames.encode(message));
        } else {
            say(lie.instead(request, body(whole)));
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        answered.accept(Arrays.copyOfRange(bytes, offset, offset + length), length);
    }

    private void answered(byte[] bytes) {
        SmpMessage message = SmpMessage.taking(bytes);
        say(lie.answer(requests.get(message.header().sequence()), message.header(), body(message)));
    }

    /** Empty where it is none: a certification sends such, to see what becomes of it. */
    private static Map<Object, Object> body(SmpMessage message) {
        try {
            return message.body();
        } catch (CborException _) {
            return Map.of();
        }
    }

    private void say(byte[] wire) {
        if (wire.length > 0) {
            line.write(wire, 0, wire.length);
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
