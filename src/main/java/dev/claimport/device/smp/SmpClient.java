package dev.claimport.device.smp;

import dev.claimport.claim.SecretBytes;
import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborReader;
import dev.claimport.device.DeviceWait;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.serial.Listening;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Asks an SMP server over a serial line, for one thread: one request at a time by {@link #ask}, or several before the first is
 * answered by {@link #send} and {@link #await}. A server says nothing to what it does not understand, so the whole request is
 * sent again when no answer comes. Bytes that were sent are zeroed in memory.
 *
 * <p>The line may be shared with a shell, which takes for its own whatever comes in one read with a byte before the frame, and keeps it
 * in its history (Zephyr, {@code smp_shell.c}). So nothing stands before a frame; what has to be cleared away is cleared some time
 * before, and what carries a secret is not sent again until the line has answered something that carries none.
 */
public final class SmpClient {

    private static final int LONGEST_ANSWER = 4096;
    /** Between frames, once something was lost: some devices have room for two lines only. */
    private static final Duration FRAME_GAP = Duration.ofMillis(20);
    /**
     * Has a shell drop what it holds of a line (Ctrl-U), and ends a frame that was cut short, which would swallow the next one.
     */
    private static final byte[] CLEAR = {0x15, '\n'};
    /** Until a reader has taken that, so that it does not read the next frame along with it: 50 ms suffice. */
    private static final Duration CLEARED = Duration.ofMillis(100);
    /** Of byte strings in an answer that shows that the line is clear, and nothing else: what they were compared with may be gone by then. */
    private static final Optional<Function<ByteBuffer, Object>> NOTHING = Optional.of(_ -> CborReader.NULL);
    /** How long, and how often, it is tried to show that a line is clear. */
    private static final Duration HARMLESS = Duration.ofMillis(700);
    private static final int PROOFS = 3;

    private final SerialLink link;
    private final TimeSource time;
    private final Queue<ByteBuffer> received = new ArrayDeque<>();
    private final SmpDecoder decoder;
    private final ByteBuffer buffer;
    private int version;
    private int sequence;
    /** Nothing was lost since the last answer, so that no part of a frame hangs in the line. */
    private boolean lineClean = true;
    /** The last one that was answered of those that carry no secret and change nothing. */
    private Optional<SmpRequest> harmless = Optional.empty();
    private boolean paced;
    private boolean understood;

    /** Begins with version 2 of SMP, and goes back to 1 for a server that asks for it. */
    public SmpClient(SerialLink link, TimeSource time) {
        this(link, time, 2);
    }

    /** @param smpVersion 1 or 2, to begin with */
    public SmpClient(SerialLink link, TimeSource time, int smpVersion) {
        this(link, time, smpVersion, ByteBuffer::allocateDirect);
    }

    /** @param memory gives direct buffers for what comes in, which are zeroed once they are done with */
    SmpClient(SerialLink link, TimeSource time, int smpVersion, IntFunction<ByteBuffer> memory) {
        decoder = SmpDecoder.offHeap(LONGEST_ANSWER, received::add, memory);
        buffer = memory.apply(1024);
        this.version = smpVersion - 1;
        this.link = link;
        this.time = time;
    }

    /**
     * Sends a request until it is answered.
     *
     * @throws dev.claimport.failure.FailureException {@code device-silent} when nothing came in any try,
     *     {@code device-garbage} when bytes came and never a message, or answers whose content is none, {@code port-gone}
     */
    public SmpAnswer ask(SmpRequest request) {
        SmpAnswer answer = tryAll(request);
        if (version == 1 && answer instanceof SmpAnswer.Refused refused && refused.isProtocol(SmpAnswer.Refused.TOO_NEW)) {
            version = 0;
            return tryAll(request);
        }
        return answer;
    }

    /**
     * An answer and what it answers.
     *
     * @param request what {@link #send} returned
     */
    public record Answered(SmpHeader request, SmpAnswer answer) {}

    /** Sends a request once, and does not wait. Once no answer came to one of several, say so by {@link #lost}. */
    public SmpHeader send(SmpRequest request) {
        try (SmpMessage message = message(request)) {
            transmit(message.content());
            lineClean = true;
            return message.header();
        }
    }

    /** Waits for the answer to any of several requests; empty when none came in time. @param timeout zero for what has come already */
    public Optional<Answered> await(Collection<SmpHeader> requests, Duration timeout) {
        if (timeout.isPositive()) {
            link.expect(timeout);
        }
        return new Try(requests.stream().map(header -> new Asked(header, Optional.empty())).toList(), time.instant().plus(timeout)).await();
    }

    /** Something that was sent, or its answer, did not arrive: part of a frame may hang in the line. */
    public void lost() {
        lineClean = false;
        // Silence before the first answer is a device that boots, not one that is too slow.
        paced |= understood;
    }

    private SmpMessage message(SmpRequest request) {
        return SmpMessage.of(request.op(), version, request.group(), sequence++ & 0xff, request.command(), request.body());
    }

    private SmpAnswer tryAll(SmpRequest request) {
        long heard = 0;
        boolean malformed = false;
        // To show that a line is clear takes time as well, which is in that of the tries.
        Duration all = request.timeout().multipliedBy(request.tries());
        Instant end = time.instant().plus(all);
        link.expect(all);
        try (SmpMessage message = message(request)) {
            for (int attempt = 0; attempt < request.tries() && time.instant().isBefore(end); attempt++) {
                Optional<Answered> late = request.secret() ? clear(request, message.header(), end) : Optional.empty();
                if (late.isPresent()) {
                    return late.get().answer();
                }
                if (request.secret() && !lineClean && harmless.isPresent()) {
                    continue;
                }
                Duration patience = lineClean ? request.timeout() : request.timeout().minus(CLEARED);
                transmit(message.content());
                Try one = new Try(List.of(new Asked(message.header(), request.held())), untilAnswered(patience, end));
                Optional<Answered> answered = one.await();
                if (answered.isPresent()) {
                    lineClean = true;
                    if (request.op() == SmpHeader.Op.READ) {
                        harmless = Optional.of(request);
                    }
                    return answered.get().answer();
                }
                heard += one.heard;
                malformed |= one.malformed;
                lost();
            }
        }
        throw new DeviceFailure(
                heard > 0 && (malformed || !understood) ? DeviceFailure.Kind.DEVICE_GARBAGE : DeviceFailure.Kind.DEVICE_SILENT,
                Map.of("port", link.path()),
                "group " + request.group() + " command " + request.command() + ": no answer in " + request.tries() + " tries, " + heard
                        + " other bytes").exception();
    }

    /**
     * Asks again what was answered before: the line is clean once it is answered.
     *
     * @return the answer to what was sent last, where it comes after all
     */
    private Optional<Answered> clear(SmpRequest request, SmpHeader sent, Instant end) {
        Optional<Answered> late = Optional.empty();
        for (int attempt = 0; attempt < PROOFS && !lineClean && harmless.isPresent() && time.instant().isBefore(end); attempt++) {
            try (SmpMessage message = message(harmless.get())) {
                transmit(message.content());
                Optional<Answered> answered = new Try(List.of(new Asked(sent, request.held()), new Asked(message.header(), NOTHING)), earlier(time.instant().plus(HARMLESS), end)).await();
                lineClean = answered.isPresent();
                late = answered.filter(either -> either.request().equals(sent));
            }
        }
        return late;
    }

    /** Where a computer had no time until all of that was over, the device had none for an answer. */
    private Instant untilAnswered(Duration patience, Instant end) {
        Instant now = time.instant();
        Instant least = now.plus(patience.compareTo(DeviceWait.LATE.limit()) < 0 ? patience : DeviceWait.LATE.limit());
        Instant usual = earlier(now.plus(patience), end);
        return usual.isBefore(least) ? least : usual;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void transmit(ByteBuffer message) {
        try (SecretBytes lines = SecretBytes.ofThisThread(SmpFrames.sizeOnWire(message.remaining()))) {
            lines.lend(out -> {
                SmpFrames.encode(message, out);
                transmitLines(out.flip());
                return null;
            });
        }
    }

    private void transmitLines(ByteBuffer lines) {
        try {
            if (!lineClean) {
                link.write(CLEAR, 0, CLEAR.length);
                time.sleep(CLEARED);
            }
            lineClean = false;
            if (!paced) {
                link.write(lines);
                return;
            }
            for (int from = 0; from < lines.limit(); from += SmpFrames.LINE) {
                if (from > 0) {
                    time.sleep(FRAME_GAP);
                }
                link.write(lines.slice(from, Math.min(SmpFrames.LINE, lines.limit() - from)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        }
    }

    /** A request that was sent, and what becomes of byte strings in its answer. */
    private record Asked(SmpHeader header, Optional<Function<ByteBuffer, Object>> held) {}

    /** Strings without what is guarded on the line, but for byte strings of which something else is to become. */
    private record Masked(SerialLink link, Optional<Function<ByteBuffer, Object>> held) implements CborReader.Strings {

        @Override
        public void text(ByteBuffer text) {
            link.mask(text);
        }

        @Override
        public Object bytes(ByteBuffer bytes) {
            if (held.isPresent()) {
                return held.get().apply(bytes);
            }
            link.mask(bytes);
            return CborReader.Strings.super.bytes(bytes);
        }
    }

    /** One try's wait. */
    private final class Try {

        private final List<Asked> asked;
        private final Listening listening;
        private long heard;
        /** The answer came, and its content is none. */
        private boolean malformed;

        Try(List<Asked> asked, Instant deadline) {
            this.asked = asked;
            this.listening = new Listening(time, deadline);
        }

        Optional<Answered> await() {
            while (true) {
                for (ByteBuffer message = received.poll(); message != null; message = received.poll()) {
                    Optional<Answered> answered = understand(message);
                    if (answered.isPresent()) {
                        return answered;
                    }
                }
                if (!listening.goesOn()) {
                    return Optional.empty();
                }
                int count = link.read(buffer.clear(), listening.left());
                listening.heard(count);
                heard += count;
                decoder.accept(buffer.flip());
                SecretBytes.zero(buffer);
            }
        }

        /** Empty for what answers another request, or an earlier try of a retry that was answered already, and for an echo. */
        private Optional<Answered> understand(ByteBuffer bytes) {
            try (SmpMessage message = SmpMessage.taking(bytes)) {
                SmpHeader header = message.header();
                if (!header.op().isResponse()) {
                    return Optional.empty();
                }
                understood = true;
                Optional<Asked> request = asked.stream().filter(each -> header.answers(each.header())).findFirst();
                return request.isEmpty() ? Optional.empty() : Optional.of(new Answered(request.get().header(), SmpAnswer.of(message, new Masked(link, request.get().held()))));
            } catch (CborException _) {
                // As good as no answer, until the request has been tried often enough.
                malformed = true;
                return Optional.empty();
            } catch (IllegalArgumentException _) {
                // Whole on the line and still not SMP: counted among the bytes that were heard.
                return Optional.empty();
            } finally {
                SecretBytes.zero(bytes);
            }
        }
    }
}
