package dev.claimport.device.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.claim.Bundle;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.device.seal.SealException;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.LinkFailure;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.Sealing;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bytes of a bundle hold the private key where they are not sealed: they are wiped as soon as the device can have no more part of them. */
class SentBundleWipedTest {

    private static final VirtualDeviceOptions USUAL = VirtualDeviceOptions.usual("SN-0001").withBuffers(512, 1);

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle();
    private final List<WireBundle> packed = new ArrayList<>();
    private SmpFirmware virtual;
    private VirtualLine line;

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    @Test
    void onceTheDeviceHasVerifiedIt() {
        HandoverGroupDevice device = device(USUAL.with(Sealing.NONE));
        deliver(device, bundle);
        assertEquals(List.of(false), wiped());
        device.commit();
        assertEquals(List.of(true), wiped());
    }

    @Test
    void onceItIsGivenUp() {
        HandoverGroupDevice device = device(USUAL.with(Sealing.NONE));
        deliver(device, bundle);
        device.abort();
        assertEquals(List.of(true), wiped());
        assertThrows(IllegalStateException.class, device::commit);
    }

    @Test
    void onceTheConnectionIsClosed() {
        HandoverGroupDevice device = device(USUAL.with(Sealing.NONE).misbehaving(new DeviceFault.Unplugs(1500, Optional.empty())));
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> deliver(device, bundle));
        assertEquals(List.of(false), wiped(), "the device may come back for the rest");
        relink(device);
        device.close();
        assertEquals(List.of(true), wiped());
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> line.write(new byte[1], 0, 1));
    }

    @Test
    void onceItsSealDoesNotOpen() {
        HandoverGroupDevice device = device(USUAL.with(Sealing.withCode("K7QX")));
        deliver(device, bundle);
        Failures.expect(Kind.SEAL_NOT_OPENED, device::commit);
        assertEquals(List.of(true), wiped());
    }

    @Test
    void onceAnotherIsSentInItsPlace() {
        HandoverGroupDevice device = device(USUAL.with(Sealing.NONE).misbehaving(new DeviceFault.Unplugs(1500, Optional.empty())));
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> deliver(device, bundle));
        relink(device);
        deliver(device, new TestBundles(time).bundle());
        assertEquals(List.of(true, false), wiped());
    }

    @Test
    void onceTheDeviceHasLostTheKeyForIt() {
        HandoverGroupDevice device = device(USUAL.misbehaving(new DeviceFault.Unplugs(1500, Optional.empty())));
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> deliver(device, bundle));
        virtual.restart();
        relink(device);
        // It is said before anything else is packed, and even where nothing can be.
        try (ProofOfPossession none = ProofOfPossession.taking("x".toCharArray())) {
            device.prove(none);
            none.close();
            assertThrows(IllegalStateException.class, () -> deliver(device, bundle));
        }
        assertEquals(List.of(true), wiped());
    }

    /** Only what is sent from its beginning again can be sealed anew. */
    @Test
    void bytesThatADeviceForgotWhileItTookThemAreMadeAnew() {
        HandoverGroupDevice device = device(USUAL.with(Sealing.NONE));
        boolean[] restarted = {false};
        device.deliver(bundle, time.instant(), (now, _) -> {
            if (now > 1500 && !restarted[0]) {
                restarted[0] = true;
                virtual.restart();
            }
        });
        assertEquals(List.of(true, false), wiped());
        device.commit();
        assertEquals(List.of(true, true), wiped());
    }

    private void deliver(HandoverGroupDevice device, Bundle content) {
        device.deliver(content, time.instant(), (_, _) -> { });
    }

    private WireBundle pack(Bundle content, HandoverGroupReader.Hello device, Optional<ProofOfPossession> code) throws SealException {
        WireBundle made = WireBundle.of(content, device, code);
        packed.add(made);
        return made;
    }

    private List<Boolean> wiped() {
        return packed.stream().map(sent -> sent.bytes().isWiped()).toList();
    }

    private HandoverGroupDevice device(VirtualDeviceOptions options) {
        virtual = BuiltIn.device("handover", options, FakeRegistration.waiting(), time);
        line = new VirtualLine(virtual, time);
        return new HandoverGroupDevice(line, time, this::pack);
    }

    private void relink(HandoverGroupDevice device) {
        line = new VirtualLine(virtual, time);
        device.resume(line);
    }
}
