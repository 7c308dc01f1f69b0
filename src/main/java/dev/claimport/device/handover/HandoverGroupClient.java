package dev.claimport.device.handover;

import dev.claimport.claim.EncodedBundle;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.DeviceWait;
import dev.claimport.device.handover.HandoverGroupReader.Hello;
import dev.claimport.device.smp.SmpAnswer;
import dev.claimport.device.smp.SmpAnswer.Refused;
import dev.claimport.device.smp.SmpClient;
import dev.claimport.device.smp.SmpParameters;
import dev.claimport.device.smp.SmpRequest;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** The commands of the hand-over group on one link, one question and its answer at a time (hand-over group, "A claim over SMP"). */
final class HandoverGroupClient {

    /** A device that was just plugged in may still be booting: it is asked once a second. */
    private static final int HELLO_TRIES = 6;
    private static final int TRIES = 3;
    static final SmpRequest HELLO = SmpRequest.read(HandoverGroup.ID, HandoverGroup.HELLO, out -> out.map(1).text("v").unsigned(HandoverGroup.VERSION));

    private final String port;
    private final SmpClient smp;
    private final HandoverGroupReader reader;

    HandoverGroupClient(SerialLink link, TimeSource time) {
        port = link.path();
        smp = new SmpClient(link, time);
        reader = new HandoverGroupReader(port);
    }

    /** For requests that go out before the last is answered. */
    SmpClient smp() {
        return smp;
    }

    SmpParameters parameters() {
        return SmpParameters.ask(smp);
    }

    Hello hello() {
        SmpAnswer answer = smp.ask(HELLO.waiting(DeviceWait.BOOT, HELLO_TRIES));
        if (answer instanceof Refused(long group, long code, Map<Object, Object> _) && group == Refused.PROTOCOL && code == Refused.NOT_SUPPORTED) {
            throw unsupported("no hand-over group");
        }
        Map<Object, Object> hello = done(answer);
        if (!Long.valueOf(HandoverGroup.VERSION).equals(hello.get("v"))) {
            throw unsupported("another version of the hand-over group");
        }
        return reader.hello(hello);
    }

    /** @return the offset to go on from; empty when the device's state does not allow it */
    OptionalInt begin(WireBundle sent, Instant now, SmpParameters parameters) {
        EncodedBundle bundle = sent.bytes();
        SmpRequest request = SmpRequest.write(HandoverGroup.ID, HandoverGroup.BEGIN, out -> {
            out.map(sent.encapsulated().isPresent() ? 6 : 5)
                    .text("id").text(bundle.claimId())
                    .text("len").unsigned(bundle.size())
                    .text("sha").bytes(bundle.sha256())
                    .text("now").unsigned(now.getEpochSecond())
                    .text("exp").unsigned(bundle.expires().getEpochSecond());
            sent.encapsulated().ifPresent(enc -> out.text("enc").bytes(enc));
        }).waiting(DeviceWait.STORE, TRIES);
        if (request.size() > parameters.longestMessage()) {
            // It would be dropped without a word.
            throw new DeviceFailure(Kind.DEVICE_TOO_SMALL, Map.of("bytes", request.size(),
                    "max", parameters.longestMessage()), "begin does not fit into its buffer").exception();
        }
        SmpAnswer answer = smp.ask(request);
        if (isRefused(answer, HandoverGroup.WRONG_STATE)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(reader.offset(done(answer), bundle.size()).orElseThrow(() -> reader.garbage("begin without offset")));
    }

    /** A part of the bundle; it is read from it only when the request is written. */
    static SmpRequest put(EncodedBundle bundle, int offset, int length) {
        return SmpRequest.write(HandoverGroup.ID, HandoverGroup.PUT, out -> bundle.lend(content -> {
            writePut(out, offset, content.slice(offset, length));
            return null;
        })).carryingSecret();
    }

    static void writePut(CborWriter out, int offset, ByteBuffer data) {
        out.map(2).text("off").unsigned(offset).text("data").bytes(data);
    }

    /**
     * What a device answers to a {@code put}.
     *
     * @return the offset that it wants next: an earlier one where it has lost something; empty when it knows of no bundle
     */
    OptionalInt wanted(SmpAnswer answer, int size) {
        if (isRefused(answer, HandoverGroup.WRONG_STATE)) {
            return OptionalInt.empty();
        }
        Map<?, ?> body = isRefused(answer, HandoverGroup.OFFSET_WRONG) ? offsetBesideOrIn(answer.body()) : done(answer);
        return OptionalInt.of(reader.offset(body, size)
                .orElseThrow(() -> new DeviceFailure(Kind.DEVICE_LOST_TRACK, Map.of(), "names no offset").exception()));
    }

    /** The map with the wanted offset: beside the error, or in it. */
    private static Map<?, ?> offsetBesideOrIn(Map<Object, Object> body) {
        return !body.containsKey("off") && body.get("err") instanceof Map<?, ?> error ? error : body;
    }

    SmpAnswer commit(byte[] sha256) {
        return smp.ask(SmpRequest.write(HandoverGroup.ID, HandoverGroup.COMMIT, out -> out.map(1).text("sha").bytes(sha256)).waiting(DeviceWait.STORE, TRIES));
    }

    DeviceStatus status() {
        return reader.status(done(smp.ask(SmpRequest.read(HandoverGroup.ID, HandoverGroup.STATUS, out -> out.map(0)))));
    }

    void abort() {
        done(smp.ask(SmpRequest.write(HandoverGroup.ID, HandoverGroup.ABORT, out -> out.map(0)).waiting(DeviceWait.FORGET, TRIES)));
    }

    static boolean isRefused(SmpAnswer answer, int code) {
        return answer instanceof Refused refused && refused.group() == HandoverGroup.ID && refused.code() == code;
    }

    /** @throws FailureException for a refusal, by its number */
    Map<Object, Object> done(SmpAnswer answer) {
        return switch (answer) {
            case SmpAnswer.Done done -> done.body();
            case Refused refused -> throw failure(refused);
        };
    }

    private FailureException failure(Refused refused) {
        boolean wrongState = refused.group() == HandoverGroup.ID && refused.code() == HandoverGroup.WRONG_STATE;
        return HandoverGroupErrors.failure(refused, wrongState ? stateInWords() : "?").exception();
    }

    /** Part of what the technician is told; a device that does not say it either is no further failure. */
    String stateInWords() {
        SmpAnswer answer = smp.ask(SmpRequest.read(HandoverGroup.ID, HandoverGroup.STATUS, out -> out.map(0)));
        return answer instanceof SmpAnswer.Done done ? reader.status(done.body()).state().name().toLowerCase(Locale.ROOT) : "?";
    }

    FailureException garbage(String detail) {
        return reader.garbage(detail);
    }

    private FailureException unsupported(String detail) {
        return new DeviceFailure(Kind.DEVICE_UNSUPPORTED, Map.of("port", port), detail).exception();
    }
}
