package dev.claimport.testing;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.smp.SmpDecoder;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.serial.SerialLink;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A line whose other end is a function of the test's: request and its number from 0 on to the bytes that come back, empty for
 * silence. In virtual time.
 */
public final class ScriptedLink implements SerialLink {

    private final ManualTime time;
    private final BiFunction<SmpMessage, Integer, byte[]> script;
    private final List<SmpMessage> requests = new ArrayList<>();
    private final List<byte[]> written = new ArrayList<>();
    private final List<ByteBuffer> lent = new ArrayList<>();
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private final Deque<byte[]> answers = new ArrayDeque<>();
    /** Waited for in vain, so that what comes next has not come yet. */
    private boolean silent;
    private final SmpDecoder decoder = new SmpDecoder(20_000, this::request);

    public ScriptedLink(ManualTime time, BiFunction<SmpMessage, Integer, byte[]> script) {
        this.time = time;
        this.script = script;
    }

    private void request(byte[] bytes) {
        SmpMessage message = SmpMessage.taking(bytes);
        requests.add(message);
        answers.add(script.apply(message, requests.size() - 1));
    }

    /** An answer to a request, as bytes on the wire. */
    public static byte[] answer(SmpMessage request, Consumer<CborWriter> body) {
        return answer(request, request.header().sequence(), body);
    }

    /** An answer with another sequence number. */
    public static byte[] answer(SmpMessage request, int sequence, Consumer<CborWriter> body) {
        var header = request.header();
        return SmpFrames.encode(
                SmpMessage.of(header.op().response(), header.version(), header.group(), sequence, header.command(), body).bytes());
    }

    public List<SmpMessage> requests() {
        return requests;
    }

    /** Everything that was passed to {@link #write}, one by one. */
    public List<byte[]> written() {
        return written;
    }

    /** The very buffers that were lent to {@link #write}: to be found off the heap, and zeroed and given back since. */
    public List<ByteBuffer> lent() {
        return lent;
    }

    /** All bytes that were written, as they were then. */
    public byte[] wire() {
        return wire.toByteArray();
    }

    @Override
    public String path() {
        return "scripted";
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        if (silent && timeout.isZero()) {
            return 0;
        }
        byte[] next = answers.poll();
        silent = next == null || next.length == 0;
        if (silent) {
            time.advance(timeout);
            return 0;
        }
        int count = Math.min(into.length, next.length);
        System.arraycopy(next, 0, into, 0, count);
        if (count < next.length) {
            answers.addFirst(Arrays.copyOfRange(next, count, next.length));
        }
        return count;
    }

    @Override
    public void write(ByteBuffer bytes) {
        lent.add(bytes.duplicate());
        SerialLink.super.write(bytes);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        silent = false;
        written.add(Arrays.copyOfRange(bytes, offset, offset + length));
        wire.write(bytes, offset, length);
        decoder.accept(Arrays.copyOfRange(bytes, offset, offset + length), length);
    }

    @Override
    public void close() {
        answers.clear();
    }
}
