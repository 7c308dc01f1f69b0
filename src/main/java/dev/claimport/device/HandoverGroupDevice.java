package dev.claimport.device;

import dev.claimport.claim.EncodedBundle;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.smp.SmpAnswer;
import dev.claimport.device.smp.SmpClient;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpParameters;
import dev.claimport.device.smp.SmpRequest;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A device that speaks the hand-over group over SMP (hand-over group). For one thread; any thread may close. */
public final class HandoverGroupDevice implements Device {

    /** A device that was just plugged in may still be booting: it is asked once a second. */
    private static final Duration HELLO_TIMEOUT = Duration.ofSeconds(1);
    private static final int HELLO_TRIES = 6;
    /** For what may erase flash or check a whole bundle. */
    private static final Duration SLOW = Duration.ofSeconds(10);
    private static final int TRIES = 3;
    /** How often a device may ask for an earlier part before it counts as confused. */
    private static final int MOST_REWINDS = 8;

    private final SerialLink link;
    private final SmpClient client;
    private final HandoverGroupReader reader;
    private Optional<Long> largestBundle = Optional.empty();
    private boolean delivered;

    public HandoverGroupDevice(SerialLink link, TimeSource time) {
        this.link = link;
        this.client = new SmpClient(link, time);
        this.reader = new HandoverGroupReader(link.path());
    }

    @Override
    public DeviceIdentity identify() {
        SmpAnswer answer = client.ask(SmpRequest.read(HandoverGroup.ID, HandoverGroup.HELLO,
                out -> out.map(1).text("v").unsigned(HandoverGroup.VERSION)).waiting(HELLO_TIMEOUT, HELLO_TRIES));
        if (answer instanceof SmpAnswer.Refused(long group, long code, Map<Object, Object> _)
                && group == SmpAnswer.Refused.PROTOCOL && code == SmpAnswer.Refused.NOT_SUPPORTED) {
            throw unsupported("no hand-over group");
        }
        Map<Object, Object> hello = done(answer);
        if (!Long.valueOf(HandoverGroup.VERSION).equals(hello.get("v"))) {
            throw unsupported("another version of the hand-over group");
        }
        DeviceIdentity identity = reader.identity(hello);
        largestBundle = Optional.of(identity.maxBundle());
        return identity;
    }

    @Override
    public void deliver(EncodedBundle bundle, Instant now, LongConsumer held) {
        largestBundle.filter(max -> bundle.size() > max).ifPresent(_ -> {
            throw tooSmall(bundle, "");
        });
        delivered = false;
        int chunk = chunkSize(SmpParameters.ask(client), bundle.size());
        int offset = begin(bundle, now);
        held.accept(offset);
        int rewinds = 0;
        while (offset < bundle.size()) {
            int next = put(bundle, offset, Math.min(chunk, bundle.size() - offset));
            if (next <= offset && ++rewinds > MOST_REWINDS) {
                throw new DeviceFailure(Kind.DEVICE_LOST_TRACK, Map.of(), "asks for byte " + next + " again and again").exception();
            }
            if (next > offset) {
                held.accept(next);
            }
            offset = next;
        }
        delivered = true;
    }

    /** Bundle bytes that fit into one message beside the rest of a {@code put}. */
    private static int chunkSize(SmpParameters parameters, int bundleSize) {
        CborWriter empty = CborWriter.measuring();
        writePut(empty, bundleSize, ByteBuffer.allocate(0));
        int headOfData = bundleSize < 0x100 ? 1 : 2;
        return parameters.longestMessage() - SmpHeader.SIZE - Math.toIntExact(empty.size()) - headOfData;
    }

    /** @return the offset to go on from */
    private int begin(EncodedBundle bundle, Instant now) {
        SmpRequest request = SmpRequest.write(HandoverGroup.ID, HandoverGroup.BEGIN, out -> out.map(5)
                .text("id").text(bundle.claimId())
                .text("len").unsigned(bundle.size())
                .text("sha").bytes(bundle.sha256())
                .text("now").unsigned(now.getEpochSecond())
                .text("exp").unsigned(bundle.expires().getEpochSecond())).waiting(SLOW, TRIES);
        SmpAnswer answer = client.ask(request);
        if (isRefused(answer, HandoverGroup.WRONG_STATE)) {
            // Left over from a hand-over that was given up.
            abort();
            answer = client.ask(request);
        }
        if (isRefused(answer, HandoverGroup.TOO_LARGE)) {
            throw tooSmall(bundle, "refused at begin");
        }
        return reader.offset(done(answer), bundle.size()).orElseThrow(() -> reader.garbage("begin without offset"));
    }

    /** @return the offset that the device wants next: an earlier one where it has lost something */
    private int put(EncodedBundle bundle, int offset, int length) {
        byte[] data = new byte[length];
        try {
            bundle.copy(offset, data, 0, length);
            SmpAnswer answer = client.ask(SmpRequest.write(HandoverGroup.ID, HandoverGroup.PUT,
                    out -> writePut(out, offset, ByteBuffer.wrap(data))));
            Map<?, ?> body = isRefused(answer, HandoverGroup.OFFSET_WRONG) ? offsetBesideOrIn(answer.body()) : done(answer);
            return reader.offset(body, bundle.size()).orElseThrow(
                    () -> new DeviceFailure(Kind.DEVICE_LOST_TRACK, Map.of(), "names no offset").exception());
        } finally {
            Arrays.fill(data, (byte) 0);
        }
    }

    private static void writePut(CborWriter out, int offset, ByteBuffer data) {
        out.map(2).text("off").unsigned(offset).text("data").bytes(data);
    }

    /** The map with the wanted offset: beside the error, or in it. */
    private static Map<?, ?> offsetBesideOrIn(Map<Object, Object> body) {
        return !body.containsKey("off") && body.get("err") instanceof Map<?, ?> error ? error : body;
    }

    @Override
    public Verification commit(EncodedBundle bundle) {
        SmpAnswer answer = client.ask(SmpRequest.write(HandoverGroup.ID, HandoverGroup.COMMIT,
                out -> out.map(1).text("sha").bytes(bundle.sha256())).waiting(SLOW, TRIES));
        boolean repeated = isRefused(answer, HandoverGroup.WRONG_STATE) || isRefused(answer, HandoverGroup.BUSY);
        // The answer to an earlier try was lost: everything had been sent, so only our own commit can have led beyond RECEIVING.
        if (!(repeated && delivered && status().state().compareTo(DeviceState.ACCEPTED) >= 0)) {
            done(answer);
        }
        return new Verification.Verified("SHA-256");
    }

    @Override
    public DeviceStatus status() {
        return reader.status(done(client.ask(SmpRequest.read(HandoverGroup.ID, HandoverGroup.STATUS, out -> out.map(0)))));
    }

    @Override
    public void abort() {
        done(client.ask(SmpRequest.write(HandoverGroup.ID, HandoverGroup.ABORT, out -> out.map(0))));
        delivered = false;
    }

    @Override
    public void close() {
        link.close();
    }

    private static boolean isRefused(SmpAnswer answer, int code) {
        return answer instanceof SmpAnswer.Refused refused && refused.group() == HandoverGroup.ID && refused.code() == code;
    }

    private Map<Object, Object> done(SmpAnswer answer) {
        return switch (answer) {
            case SmpAnswer.Done done -> done.body();
            case SmpAnswer.Refused refused -> throw failure(refused);
        };
    }

    private FailureException failure(SmpAnswer.Refused refused) {
        boolean wrongState = refused.group() == HandoverGroup.ID && refused.code() == HandoverGroup.WRONG_STATE;
        return HandoverGroupErrors.failure(refused, wrongState ? stateInWords() : "?").exception();
    }

    /** Part of what the technician is told; a device that does not say it either is no further failure. */
    private String stateInWords() {
        SmpAnswer answer = client.ask(SmpRequest.read(HandoverGroup.ID, HandoverGroup.STATUS, out -> out.map(0)));
        return answer instanceof SmpAnswer.Done done ? reader.status(done.body()).state().name().toLowerCase(Locale.ROOT) : "?";
    }

    private FailureException tooSmall(EncodedBundle bundle, String detail) {
        String max = largestBundle.map(String::valueOf).orElse("?");
        return new DeviceFailure(Kind.DEVICE_TOO_SMALL, Map.of("bytes", Integer.toString(bundle.size()), "max", max), detail).exception();
    }

    private FailureException unsupported(String detail) {
        return new DeviceFailure(Kind.DEVICE_UNSUPPORTED, Map.of("port", link.path()), detail).exception();
    }
}
