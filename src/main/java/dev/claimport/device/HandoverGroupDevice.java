package dev.claimport.device;

import dev.claimport.claim.Bundle;
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

    private final TimeSource time;
    private SerialLink link;
    private SmpClient client;
    private HandoverGroupReader reader;
    private Optional<Long> largestBundle = Optional.empty();
    private Optional<Outgoing> outgoing = Optional.empty();
    private boolean delivered;

    public HandoverGroupDevice(SerialLink link, TimeSource time) {
        this.time = time;
        resume(link);
    }

    @Override
    public synchronized void resume(SerialLink found) {
        link = found;
        client = new SmpClient(found, time);
        reader = new HandoverGroupReader(found.path());
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
    public void deliver(Bundle bundle, Instant now, DeliveryProgress progress) {
        delivered = false;
        Outgoing sent = outgoing(bundle);
        largestBundle.filter(max -> sent.size() > max).ifPresent(_ -> {
            throw tooSmall(sent, "");
        });
        int chunk = chunkSize(SmpParameters.ask(client), sent.size());
        int offset = begin(sent, now);
        progress.held(offset, sent.size());
        int rewinds = 0;
        while (offset < sent.size()) {
            int next = put(sent, offset, Math.min(chunk, sent.size() - offset));
            if (next <= offset && ++rewinds > MOST_REWINDS) {
                throw new DeviceFailure(Kind.DEVICE_LOST_TRACK, Map.of(), "asks for byte " + next + " again and again").exception();
            }
            if (next > offset) {
                progress.held(next, sent.size());
            }
            offset = next;
        }
        delivered = true;
    }

    /** The very bytes that the device may have a part of, or new ones. */
    private synchronized Outgoing outgoing(Bundle bundle) {
        if (outgoing.filter(sent -> sent.carries(bundle)).isEmpty()) {
            forgetOutgoing();
            outgoing = Optional.of(Outgoing.of(bundle));
        }
        return outgoing.get();
    }

    private synchronized void forgetOutgoing() {
        outgoing.ifPresent(Outgoing::close);
        outgoing = Optional.empty();
        delivered = false;
    }

    /** Bundle bytes that fit into one message beside the rest of a {@code put}. */
    private static int chunkSize(SmpParameters parameters, int bundleSize) {
        CborWriter empty = CborWriter.measuring();
        writePut(empty, bundleSize, ByteBuffer.allocate(0));
        int headOfData = bundleSize < 0x100 ? 1 : 2;
        return parameters.longestMessage() - SmpHeader.SIZE - Math.toIntExact(empty.size()) - headOfData;
    }

    /** @return the offset to go on from */
    private int begin(Outgoing sent, Instant now) {
        EncodedBundle bundle = sent.bytes();
        SmpRequest request = SmpRequest.write(HandoverGroup.ID, HandoverGroup.BEGIN, out -> out.map(5)
                .text("id").text(bundle.claimId())
                .text("len").unsigned(bundle.size())
                .text("sha").bytes(bundle.sha256())
                .text("now").unsigned(now.getEpochSecond())
                .text("exp").unsigned(bundle.expires().getEpochSecond())).waiting(SLOW, TRIES);
        SmpAnswer answer = client.ask(request);
        if (isRefused(answer, HandoverGroup.WRONG_STATE)) {
            // Left over from a hand-over that was given up.
            askToForget();
            answer = client.ask(request);
        }
        if (isRefused(answer, HandoverGroup.TOO_LARGE)) {
            throw tooSmall(sent, "refused at begin");
        }
        return reader.offset(done(answer), bundle.size()).orElseThrow(() -> reader.garbage("begin without offset"));
    }

    /** @return the offset that the device wants next: an earlier one where it has lost something */
    private int put(Outgoing sent, int offset, int length) {
        EncodedBundle bundle = sent.bytes();
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
    public Verification commit() {
        EncodedBundle bundle = outgoing.orElseThrow(() -> new IllegalStateException("nothing was delivered")).bytes();
        SmpAnswer answer = client.ask(SmpRequest.write(HandoverGroup.ID, HandoverGroup.COMMIT,
                out -> out.map(1).text("sha").bytes(bundle.sha256())).waiting(SLOW, TRIES));
        boolean repeated = isRefused(answer, HandoverGroup.WRONG_STATE) || isRefused(answer, HandoverGroup.BUSY);
        // The answer to an earlier try was lost: everything had been sent, so only our own commit can have led beyond RECEIVING.
        if (!(repeated && delivered && status().state().compareTo(DeviceState.ACCEPTED) >= 0)) {
            done(answer);
        }
        forgetOutgoing();
        return new Verification.Verified("SHA-256");
    }

    @Override
    public DeviceStatus status() {
        return reader.status(done(client.ask(SmpRequest.read(HandoverGroup.ID, HandoverGroup.STATUS, out -> out.map(0)))));
    }

    @Override
    public void abort() {
        forgetOutgoing();
        askToForget();
    }

    private void askToForget() {
        done(client.ask(SmpRequest.write(HandoverGroup.ID, HandoverGroup.ABORT, out -> out.map(0))));
    }

    @Override
    public synchronized void close() {
        link.close();
        forgetOutgoing();
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

    private FailureException tooSmall(Outgoing sent, String detail) {
        String max = largestBundle.map(String::valueOf).orElse("?");
        return new DeviceFailure(Kind.DEVICE_TOO_SMALL, Map.of("bytes", Integer.toString(sent.size()), "max", max), detail).exception();
    }

    private FailureException unsupported(String detail) {
        return new DeviceFailure(Kind.DEVICE_UNSUPPORTED, Map.of("port", link.path()), detail).exception();
    }
}
