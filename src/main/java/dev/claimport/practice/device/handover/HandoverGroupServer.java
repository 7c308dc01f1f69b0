package dev.claimport.practice.device.handover;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.seal.BundleSeal;
import dev.claimport.device.seal.SealException;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.practice.device.BundleContents;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.Enrolment;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.Reply;
import dev.claimport.practice.device.smp.SmpBuild;
import dev.claimport.practice.device.smp.SmpServer;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The hand-over group as a device serves it (hand-over group, all of it). It outlives the cable. */
public final class HandoverGroupServer implements SmpServer {

    private static final int SHA256 = 32;
    /** The end of the year 9999, in epoch seconds: no later time is one. */
    private static final long LATEST = 253_402_300_799L;

    private final VirtualDeviceOptions options;
    private final TimeSource time;
    private final Enrolment enrolment;
    private final SealKeys sealKeys;
    /** How far the device's clock is ahead of the real one; unknown until somebody tells it the time. */
    private Optional<Duration> clockAhead;
    private Optional<ReceivedBundle> received = Optional.empty();

    public HandoverGroupServer(VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time) {
        this.options = options;
        this.time = time;
        this.enrolment = new Enrolment(options, registration);
        this.sealKeys = new SealKeys(options);
        this.clockAhead = ownClock();
    }

    @Override
    public SmpBuild build() {
        return SmpBuild.PLAIN;
    }

    @Override
    public synchronized Reply answer(SmpHeader header, Map<Object, Object> body) {
        if (header.group() != HandoverGroup.ID) {
            return new Reply.Unknown(Reply.NOT_SUPPORTED);
        }
        Optional<Refuses> refusal =
                options.misbehaviour(Refuses.class).filter(refuses -> refuses.command() == header.command());
        if (refusal.isPresent()) {
            return GroupRefusal.of(refusal.get().error());
        }
        boolean write = header.op() == SmpHeader.Op.WRITE;
        return switch (header.command()) {
            case HandoverGroup.HELLO -> write ? new Reply.Unknown(Reply.NOT_SUPPORTED) : new Reply.Done(this::hello);
            case HandoverGroup.BEGIN -> write ? begin(body) : new Reply.Unknown(Reply.NOT_SUPPORTED);
            case HandoverGroup.PUT -> write ? put(body) : new Reply.Unknown(Reply.NOT_SUPPORTED);
            case HandoverGroup.COMMIT -> write ? commit(body) : new Reply.Unknown(Reply.NOT_SUPPORTED);
            case HandoverGroup.STATUS -> write ? new Reply.Unknown(Reply.NOT_SUPPORTED) : new Reply.Done(new StatusReport(status())::write);
            case HandoverGroup.ABORT -> write ? abort() : new Reply.Unknown(Reply.NOT_SUPPORTED);
            default -> new Reply.Unknown(Reply.NOT_SUPPORTED);
        };
    }

    @Override
    public void proceed() {
        enrolment.proceed();
    }

    /** Bundle bytes held. */
    @Override
    public synchronized int held() {
        return received.map(ReceivedBundle::held).orElse(0);
    }

    @Override
    public synchronized DeviceStatus status() {
        return received.isPresent() ? DeviceStatus.at(DeviceState.RECEIVING) : enrolment.status();
    }

    private void hello(CborWriter out) {
        Optional<byte[]> seal = sealKeys.offer();
        out.map(8 + (clockAhead.isPresent() ? 1 : 0) + (seal.isPresent() ? 1 : 0));
        out.text("v").unsigned(HandoverGroup.VERSION).text("model").text(options.model()).text("serial").text(options.serial());
        out.text("fw").text(options.firmware()).text("state").unsigned(new StatusReport(status()).code()).text("max").unsigned(options.largestBundle());
        out.text("csr").bool(false).text("params").array(options.ownParameters().size());
        options.ownParameters().keySet().stream().sorted().forEach(out::text);
        clockAhead.ifPresent(_ -> out.text("clock").unsigned(clock().getEpochSecond()));
        seal.ifPresent(key -> out.text("seal").bytes(key));
    }

    private Instant clock() {
        return time.instant().plus(clockAhead.orElse(Duration.ZERO));
    }

    private Reply begin(Map<Object, Object> body) {
        if (!(body.get("id") instanceof String id) || !(body.get("len") instanceof Long length) || !(body.get("sha") instanceof byte[] sha)
                || !(body.get("now") instanceof Long now) || !(body.get("exp") instanceof Long expires)
                || sha.length != SHA256 || length < 1 || now < 0 || now > LATEST || expires < 0 || expires > LATEST) {
            return new Reply.Unknown(Reply.INVALID);
        }
        if (enrolment.isBusy()) {
            return GroupRefusal.of(HandoverGroup.BUSY);
        }
        Optional<byte[]> encapsulated = Optional.empty();
        if (body.containsKey("enc")) {
            if (!(body.get("enc") instanceof byte[] enc) || enc.length != BundleSeal.KEY) {
                return new Reply.Unknown(Reply.INVALID);
            }
            encapsulated = Optional.of(enc);
        }
        if (length > options.largestBundle()) {
            return GroupRefusal.of(HandoverGroup.TOO_LARGE);
        }
        if (clockAhead.isEmpty()) {
            clockAhead = Optional.of(Duration.between(time.instant(), Instant.ofEpochSecond(now)));
        }
        if (clock().isAfter(Instant.ofEpochSecond(expires))) {
            return GroupRefusal.of(HandoverGroup.CLAIM_EXPIRED);
        }
        if (received.filter(bundle -> bundle.isOf(id, sha)).isEmpty()) {
            forgetReceived();
            enrolment.forget();
            received = Optional.of(new ReceivedBundle(id, length.intValue(), sha, Instant.ofEpochSecond(expires), seal(encapsulated)));
        }
        return offset();
    }

    private Optional<ReceivedBundle.Seal> seal(Optional<byte[]> encapsulated) {
        return encapsulated.map(enc -> new ReceivedBundle.Seal(sealKeys, sealKeys.take(), enc));
    }

    private Reply put(Map<Object, Object> body) {
        if (!(body.get("off") instanceof Long offset) || !(body.get("data") instanceof byte[] data) || offset < 0) {
            return new Reply.Unknown(Reply.INVALID);
        }
        try {
            if (received.isEmpty()) {
                return notReceiving();
            }
            ReceivedBundle bundle = received.get();
            return bundle.put(offset, data) ? offset() : gap(bundle);
        } finally {
            Arrays.fill(data, (byte) 0);
        }
    }

    private Reply commit(Map<Object, Object> body) {
        if (!(body.get("sha") instanceof byte[] sha) || sha.length != SHA256) {
            return new Reply.Unknown(Reply.INVALID);
        }
        if (received.isEmpty()) {
            return notReceiving();
        }
        ReceivedBundle bundle = received.get();
        if (!bundle.isComplete()) {
            return gap(bundle);
        }
        options.misbehaviour(DeviceFault.FlipsBit.class).ifPresent(_ -> bundle.flipBit());
        OptionalInt error = check(bundle, sha);
        // Taken or refused: what was received is not needed any more.
        forgetReceived();
        return error.isPresent() ? GroupRefusal.of(error.getAsInt()) : new Reply.Done(out -> out.map(0));
    }

    private OptionalInt check(ReceivedBundle bundle, byte[] sha) {
        if (!bundle.matches(sha)) {
            return OptionalInt.of(HandoverGroup.DIGEST_WRONG);
        }
        if (clock().isAfter(bundle.expires())) {
            return OptionalInt.of(HandoverGroup.CLAIM_EXPIRED);
        }
        if (sealKeys.demanded() && !bundle.isSealed()) {
            return OptionalInt.of(HandoverGroup.SEAL_NOT_OPENED);
        }
        try {
            BundleContents contents = bundle.parse();
            if (!contents.parameters().keySet().containsAll(options.required())) {
                contents.close();
                return OptionalInt.of(HandoverGroup.PARAMETER_MISSING);
            }
            enrolment.accept(contents);
            return OptionalInt.empty();
        } catch (SealException _) {
            return OptionalInt.of(HandoverGroup.SEAL_NOT_OPENED);
        } catch (CborException _) {
            return OptionalInt.of(HandoverGroup.BUNDLE_MALFORMED);
        }
    }

    private Reply abort() {
        if (enrolment.status().state() == DeviceState.REGISTERING) {
            return GroupRefusal.of(HandoverGroup.BUSY);
        }
        forgetReceived();
        enrolment.forget();
        return new Reply.Done(out -> out.map(0));
    }

    private Reply offset() {
        int held = held();
        return new Reply.Done(out -> out.map(1).text("off").unsigned(held));
    }

    private static Reply gap(ReceivedBundle bundle) {
        return new GroupRefusal(HandoverGroup.OFFSET_WRONG, OptionalInt.of(bundle.held()));
    }

    private Reply notReceiving() {
        return GroupRefusal.of(enrolment.isBusy() ? HandoverGroup.BUSY : HandoverGroup.WRONG_STATE);
    }

    private void forgetReceived() {
        received.ifPresent(ReceivedBundle::close);
        received = Optional.empty();
    }

    /** As after a loss of power: nothing is left of what was received, offered or begun, and nobody has told it the time. */
    @Override
    public synchronized void restart() {
        close();
        clockAhead = ownClock();
    }

    private Optional<Duration> ownClock() {
        return options.misbehaviour(DeviceFault.ClockAhead.class).map(DeviceFault.ClockAhead::by);
    }

    @Override
    public synchronized void close() {
        forgetReceived();
        sealKeys.forget();
        enrolment.forget();
    }
}
