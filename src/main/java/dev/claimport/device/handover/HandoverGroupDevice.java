package dev.claimport.device.handover;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeliveryProgress;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.DeviceText;
import dev.claimport.device.Forgets;
import dev.claimport.device.ReportsProgress;
import dev.claimport.device.Resumes;
import dev.claimport.device.TakesSeal;
import dev.claimport.device.Verification;
import dev.claimport.device.handover.HandoverGroupReader.Hello;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.device.seal.SealException;
import dev.claimport.device.smp.SmpAnswer;
import dev.claimport.device.smp.SmpParameters;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A device that speaks the hand-over group over SMP (hand-over group). For one thread; any thread may close. */
public final class HandoverGroupDevice implements ReportsProgress, TakesSeal, Resumes, Forgets {

    /** It accepts a bundle only when it has the digest that was announced. */
    static final Verification PROOF = new Verification.Verified("SHA-256");
    /** A key that was offered longer ago is asked for again: the device may have restarted, and forgotten it. */
    private static final Duration KEY_FRESH = Duration.ofSeconds(1);
    /** How often a bundle is begun with a device that restarts in the middle. */
    private static final int MOST_STARTS = 3;

    private final TimeSource time;
    private final WireBundle.Packing packing;
    private SerialLink link;
    private HandoverGroupClient group;
    private Optional<ProofOfPossession> code = Optional.empty();
    private Optional<SmpParameters> parameters = Optional.empty();
    private Optional<Hello> hello = Optional.empty();
    private Instant heardAt = Instant.MIN;
    /** What it said first; {@code DONE} and {@code FAILED} may be of an earlier hand-over. */
    private Optional<DeviceState> firstState = Optional.empty();
    private Optional<WireBundle> outgoing = Optional.empty();
    private boolean delivered;

    public HandoverGroupDevice(SerialLink link, TimeSource time) {
        this(link, time, WireBundle::of);
    }

    /** @param packing makes what is sent, which is closed as soon as the device can have no more part of it */
    HandoverGroupDevice(SerialLink link, TimeSource time, WireBundle.Packing packing) {
        this.time = time;
        this.packing = packing;
        resume(link);
    }

    @Override
    public synchronized void resume(SerialLink found) {
        link = found;
        group = new HandoverGroupClient(found, time);
        heardAt = Instant.MIN;
    }

    @Override
    public void prove(ProofOfPossession given) {
        code = Optional.of(given);
    }

    @Override
    public DeviceIdentity identify() {
        Hello heard = group.hello();
        hello = Optional.of(heard);
        heardAt = time.instant();
        if (firstState.isEmpty()) {
            firstState = Optional.of(heard.state());
        }
        if (parameters.isEmpty()) {
            parameters = Optional.of(group.parameters());
        }
        return heard.identity();
    }

    @Override
    public void deliver(Bundle bundle, Instant now, DeliveryProgress progress) {
        delivered = false;
        for (int start = 0; start < MOST_STARTS; start++) {
            Hello device = hello(bundle);
            boolean resumed = outgoing.filter(sent -> sent.carries(bundle)).isPresent();
            WireBundle sent = resumed ? outgoing.get() : pack(bundle, device);
            refuseTooLarge(sent, device);
            OptionalInt offset = group.begin(sent, now, parameters.orElseThrow());
            if (offset.isEmpty()) {
                // Left over from a hand-over that was given up.
                group.abort();
                heardAt = Instant.MIN;
            } else if (resumed && offset.getAsInt() == 0 && !sent.suits(device)) {
                forgetOutgoing();
                heardAt = Instant.MIN;
            } else if (new BundleTransfer(group, parameters.orElseThrow(), sent.bytes(), progress).from(offset.getAsInt())) {
                delivered = true;
                return;
            } else {
                forgetOutgoing();
                heardAt = Instant.MIN;
            }
        }
        throw new DeviceFailure(Kind.DEVICE_WRONG_STATE, Map.of("state", group.stateInWords()), "forgets what it is sent").exception();
    }

    /** What the device says, said just now where a key in it matters. Drops what it can have no part of any more. */
    private Hello hello(Bundle bundle) {
        boolean stale = heardAt.plus(KEY_FRESH).isBefore(time.instant());
        if (hello.isEmpty() || heardAt.equals(Instant.MIN) || stale && hello.get().sealKey().isPresent()) {
            Optional<String> before = hello.map(Hello::serial);
            identify();
            before.filter(serial -> !serial.equals(hello.get().serial())).ifPresent(serial -> {
                throw new DeviceFailure(Kind.DEVICE_CHANGED,
                        Map.of("expected", DeviceText.clean(serial, 64), "found", hello.get().identity().serial())).exception();
            });
        }
        boolean lost = hello.get().state() != DeviceState.RECEIVING && !outgoing.map(sent -> sent.suits(hello.get())).orElse(true);
        if (lost) {
            forgetOutgoing();
        }
        return hello.get();
    }

    private synchronized WireBundle pack(Bundle bundle, Hello device) {
        forgetOutgoing();
        if (code.isPresent() && device.sealKey().isEmpty()) {
            throw new DeviceFailure(Kind.SEAL_NOT_OFFERED, Map.of()).exception();
        }
        try {
            outgoing = Optional.of(packing.pack(bundle, device, code));
            return outgoing.get();
        } catch (SealException _) {
            throw group.garbage("hello with a seal that is no key");
        }
    }

    private static void refuseTooLarge(WireBundle sent, Hello device) {
        long max = device.identity().maxBundle().orElseThrow();
        if (sent.size() > max) {
            throw new DeviceFailure(Kind.DEVICE_TOO_SMALL, Map.of("bytes", sent.size(), "max", max)).exception();
        }
    }

    @Override
    public Verification commit() {
        WireBundle sent = outgoing.orElseThrow(() -> new IllegalStateException("nothing was delivered"));
        SmpAnswer answer = group.commit(sent.bytes().sha256());
        if (!wentThroughBefore(answer)) {
            // A restart is among the reasons for a refusal, and takes the key along.
            heardAt = Instant.MIN;
            if (HandoverGroupClient.isRefused(answer, HandoverGroup.SEAL_NOT_OPENED)) {
                forgetOutgoing();
                throw new DeviceFailure(code.isPresent() ? Kind.POSSESSION_NOT_PROVEN : Kind.SEAL_NOT_OPENED, Map.of()).exception();
            }
            group.done(answer);
        }
        forgetOutgoing();
        return PROOF;
    }

    /**
     * The answer to an earlier try was lost: everything had been sent, so only our own commit can have led beyond
     * {@code RECEIVING}, unless the device was there before and has restarted.
     */
    private boolean wentThroughBefore(SmpAnswer answer) {
        boolean repeated = HandoverGroupClient.isRefused(answer, HandoverGroup.WRONG_STATE) || HandoverGroupClient.isRefused(answer, HandoverGroup.BUSY);
        if (!repeated || !delivered) {
            return false;
        }
        DeviceState state = group.status().state();
        boolean ended = state.compareTo(DeviceState.DONE) >= 0;
        boolean endedBefore = firstState.filter(first -> first.compareTo(DeviceState.DONE) >= 0).isPresent();
        return state.compareTo(DeviceState.ACCEPTED) >= 0 && !(ended && endedBefore);
    }

    @Override
    public DeviceStatus status() {
        return group.status();
    }

    @Override
    public void abort() {
        forgetOutgoing();
        heardAt = Instant.MIN;
        group.abort();
    }

    @Override
    public synchronized void close() {
        link.close();
        forgetOutgoing();
    }

    private synchronized void forgetOutgoing() {
        outgoing.ifPresent(WireBundle::close);
        outgoing = Optional.empty();
        delivered = false;
    }
}
