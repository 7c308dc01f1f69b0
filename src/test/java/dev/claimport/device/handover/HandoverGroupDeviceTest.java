package dev.claimport.device.handover;

import static dev.claimport.testing.ScriptedLink.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceIdentity.Standing;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.Verification;
import dev.claimport.device.smp.SmpClient;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.device.smp.SmpRequest;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.LinkFailure;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.Sealing;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.handover.Refuses;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedLink;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandoverGroupDeviceTest {

    private static final VirtualDeviceOptions USUAL = VirtualDeviceOptions.usual("SN-0001").with(Sealing.NONE);

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle();
    private final int length = TestBundles.bytes(bundle).length;
    private final FakeRegistration registration = FakeRegistration.waiting();
    private SmpFirmware virtual;
    private VirtualLine line;

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    @Test
    void deviceSaysWhoItIs() {
        DeviceIdentity identity = device(USUAL.withModel("Sensor 7")).identify();
        assertEquals(DeviceIdentity.of("Sensor 7", "SN-0001", "1.0.0").withParameters(List.of("SerialNumber")).taking(8192).able(Set.of(Capability.REPORTS_PROGRESS)), identity);
    }

    @Test
    void wholeWayFromHelloToDone() {
        HandoverGroupDevice device = device(USUAL);
        device.identify();
        List<Long> held = new ArrayList<>();
        device.deliver(bundle, time.instant(), (now, _) -> held.add(now));
        assertEquals(DeviceState.RECEIVING, device.status().state());
        assertEquals(0L, held.getFirst());
        assertEquals(length, held.getLast());

        assertEquals(new Verification.Verified("SHA-256"), device.commit());
        assertEquals(DeviceState.ACCEPTED, device.status().state());
        assertEquals(TestBundles.TEMPLATE, registration.bundle().templateName());
        assertEquals(Map.of("Site", "Rotterdam", "SerialNumber", "SN-0001"), registration.bundle().parameters());

        for (DeviceState state : List.of(DeviceState.CONNECTING, DeviceState.GETTING_CERTIFICATE, DeviceState.REGISTERING)) {
            registration.reach(state);
            assertEquals(DeviceStatus.at(state), device.status());
        }
        for (DeviceState state : List.of(DeviceState.RECONNECTING, DeviceState.DONE)) {
            registration.reach(state);
            assertEquals(new DeviceStatus(state, Optional.of("sensor-SN-0001"), Optional.of(FakeRegistration.CERTIFICATE_ID), Optional.empty()), device.status());
        }
        assertTrue(registration.bundle().key().isWiped());
    }

    @Test
    void chunksFillTheDevicesBuffer() {
        for (int size : new int[] {160, 384, 1024, 2048, 8192}) {
            VirtualDeviceOptions options = USUAL.withBuffers(size, 1);
            HandoverGroupDevice device = device(options);
            List<Long> held = new ArrayList<>();
            device.deliver(bundle, time.instant(), (now, _) -> held.add(now));
            // 4 bytes fewer than the buffer; header 8, {"off":n,"data":…} at most 18.
            long chunk = Math.min(size - 4 - 8 - 18, length);
            assertTrue(held.get(1) >= chunk && held.get(1) < size, held + " of " + size);
            device.commit();
        }
    }

    @Test
    void serverThatDoesNotSayItsBufferGetsSmallMessages() {
        ScriptedLink scripted = new ScriptedLink(time, (request, _) -> switch (request.header().group()) {
            case 0 -> answer(request, out -> out.map(1).text("rc").unsigned(8));
            default -> isHello(request)
                    ? answer(request, this::hello)
                    : answer(request, out -> out.map(1).text("off").unsigned(request.header().command() == HandoverGroup.BEGIN ? 0 : length));
        });
        new HandoverGroupDevice(scripted, time).deliver(bundle, time.instant(), (_, _) -> { });
        // Not 380 exactly: the offset is counted as if it were the largest.
        int put = scripted.requests().getLast().bytes().length;
        assertTrue(put <= 380 && put >= 378, "put of " + put);
    }

    @ParameterizedTest
    @CsvSource({
        "1, DEVICE_WRONG_STATE", "4, DIGEST_WRONG", "5, SEAL_NOT_OPENED", "6, BUNDLE_REFUSED", "7, EXPIRED_ON_DEVICE",
        "8, DEVICE_PARAMETER_MISSING", "9, DEVICE_BUSY", "10, DEVICE_STORAGE_FAILED", "11, DEVICE_REFUSED", "200, DEVICE_REFUSED"
    })
    void everyErrorNumberHasItsFailure(int error, Kind kind) {
        HandoverGroupDevice device = device(USUAL.misbehaving(new Refuses(HandoverGroup.COMMIT, error)));
        device.deliver(bundle, time.instant(), (_, _) -> { });
        Failures.expect(kind, () -> device.commit());
    }

    @ParameterizedTest
    @CsvSource({"257, DEVICE_WRONG_STATE", "260, DIGEST_WRONG", "266, DEVICE_STORAGE_FAILED", "5, DEVICE_REFUSED"})
    void errorsOfTheOlderFormAreUnderstood(int rc, Kind kind) {
        HandoverGroupDevice device = scripted(out -> out.map(1).text("rc").unsigned(rc));
        Failures.expect(kind, device::status);
    }

    @Test
    void lostOffsetWithoutAnOffsetIsNamed() {
        HandoverGroupDevice device = device(USUAL.misbehaving(new Refuses(HandoverGroup.PUT, HandoverGroup.OFFSET_WRONG)));
        Failures.expect(Kind.DEVICE_LOST_TRACK, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
    }

    @Test
    void deviceThatAlwaysWantsTheSameBytesIsNamed() {
        ScriptedLink scripted = new ScriptedLink(time, (request, _) -> isHello(request)
                ? answer(request, this::hello)
                : answer(request, out -> out.map(1).text("off").unsigned(0)));
        Failures.expect(Kind.DEVICE_LOST_TRACK, () -> new HandoverGroupDevice(scripted, time).deliver(bundle, time.instant(), (_, _) -> { }));
    }

    @Test
    void deviceThatLostAPartGetsItAgain() {
        List<Long> offsets = new ArrayList<>();
        int[] wanted = {1000, 2000, 100, 1100, length};
        int[] puts = {0};
        ScriptedLink scripted = new ScriptedLink(time, (request, _) -> switch (request.header().command()) {
            case HandoverGroup.HELLO -> answer(request, this::hello);
            case HandoverGroup.BEGIN -> answer(request, out -> out.map(1).text("off").unsigned(0));
            case HandoverGroup.PUT -> {
                int next = wanted[puts[0]++];
                yield next == 100
                        ? answer(request, out -> out.map(2).text("err").map(2).text("group").unsigned(3098).text("rc").unsigned(3).text("off").unsigned(next))
                        : answer(request, out -> out.map(1).text("off").unsigned(next));
            }
            default -> answer(request, out -> out.map(1).text("rc").unsigned(8));
        });
        new HandoverGroupDevice(scripted, time).deliver(bundle, time.instant(), (now, _) -> offsets.add(now));
        assertEquals(List.of(0L, 1000L, 2000L, 1100L, (long) length), offsets);
    }

    @Test
    void bundleThatIsTooLargeIsNotEvenBegun() {
        HandoverGroupDevice device = device(USUAL.withLargestBundle(1000));
        device.identify();
        var failure = Failures.expect(Kind.DEVICE_TOO_SMALL, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
        assertEquals(Map.of("bytes", length, "max", 1000L), failure.facts());
        assertEquals(DeviceState.EMPTY, device.status().state());
    }

    @Test
    void deviceThatFindsTheBundleTooLargeIsNamed() {
        HandoverGroupDevice device = device(USUAL.withLargestBundle(1000));
        Failures.expect(Kind.DEVICE_TOO_SMALL, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
        HandoverGroupDevice outOfMemory = device(USUAL.misbehaving(Refuses.outOfMemory()));
        Failures.expect(Kind.BUNDLE_TOO_LARGE, () -> outOfMemory.deliver(bundle, time.instant(), (_, _) -> { }));
    }

    @Test
    void storageThatFailsIsNamed() {
        HandoverGroupDevice device = device(USUAL.misbehaving(Refuses.storageFails()));
        Failures.expect(Kind.DEVICE_STORAGE_FAILED, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
    }

    @Test
    void bitThatTurnedOverIsFoundByTheDigest() {
        HandoverGroupDevice device = device(USUAL.misbehaving(new DeviceFault.FlipsBit()));
        device.deliver(bundle, time.instant(), (_, _) -> { });
        Failures.expect(Kind.DIGEST_WRONG, () -> device.commit());
        assertEquals(DeviceState.EMPTY, device.status().state());
        assertEquals(0, registration.started());
    }

    @Test
    void deviceWhoseClockIsAheadTakesTheClaimToBeExpired() {
        HandoverGroupDevice device = device(USUAL.misbehaving(DeviceFault.clockWrong()));
        assertEquals(time.instant().plus(Duration.ofDays(1)).getEpochSecond(), said("clock"));
        Failures.expect(Kind.EXPIRED_ON_DEVICE, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
    }

    @Test
    void claimThatExpiresBetweenDeliveryAndCommitIsRefused() {
        HandoverGroupDevice device = device(USUAL);
        device.deliver(bundle, time.instant(), (_, _) -> { });
        time.advance(Duration.ofMinutes(6));
        Failures.expect(Kind.EXPIRED_ON_DEVICE, () -> device.commit());
    }

    @Test
    void deviceWithoutClockTakesTheOneItIsTold() {
        HandoverGroupDevice device = device(USUAL);
        assertNull(said("clock"));
        device.deliver(bundle, time.instant().plusSeconds(30), (_, _) -> { });
        long ahead = (long) said("clock") - time.instant().getEpochSecond();
        assertTrue(ahead >= 28 && ahead < 31, () -> ahead + " s");
    }

    /** What the device says of itself in a hello; null where it says nothing of that. */
    private Object said(String key) {
        return new SmpClient(line, time).ask(SmpRequest.read(HandoverGroup.ID, HandoverGroup.HELLO,
                out -> out.map(1).text("v").unsigned(HandoverGroup.VERSION))).body().get(key);
    }

    @Test
    void parameterThatTheDeviceNeedsAndDoesNotGetIsNamed() {
        HandoverGroupDevice device = device(USUAL.withRequired("Site", "Customer"));
        device.deliver(bundle, time.instant(), (_, _) -> { });
        Failures.expect(Kind.DEVICE_PARAMETER_MISSING, () -> device.commit());
    }

    @Test
    void silentDeviceIsNamedAfterSixSeconds() {
        HandoverGroupDevice device = device(USUAL.misbehaving(new DeviceFault.Silent()));
        var failure = Failures.expect(Kind.DEVICE_SILENT, device::identify);
        assertEquals(Map.of("port", "virtual"), failure.facts());
        assertEquals(Duration.ofSeconds(6), Duration.between(ManualTime.START, time.instant()));
    }

    @Test
    void deviceThatAnswersGarbageIsNamed() {
        HandoverGroupDevice device = device(USUAL.misbehaving(new DeviceFault.Garbage()));
        Failures.expect(Kind.DEVICE_GARBAGE, device::identify);
    }

    @Test
    void deviceWithoutTheGroupIsNamed() {
        HandoverGroupDevice device = scripted(out -> out.map(1).text("rc").unsigned(8));
        Failures.expect(Kind.DEVICE_UNSUPPORTED, device::identify);
        HandoverGroupDevice newer = scripted(out -> out.map(1).text("v").unsigned(2));
        Failures.expect(Kind.DEVICE_UNSUPPORTED, newer::identify);
    }

    @Test
    void deviceIsAskedUntilItHasBooted() {
        ScriptedLink booting = new ScriptedLink(time, (request, number) -> number < 4 ? new byte[0] : answer(request, this::hello));
        assertEquals("SN", new HandoverGroupDevice(booting, time).identify().serial());
    }

    @Test
    void textsOfTheDeviceAreCleanedAndCut() {
        HandoverGroupDevice device = scripted(out -> out.map(8).text("v").unsigned(1).text("model").text("\u001b[31mred\u0007 \u202egnitirw")
                .text("serial").text("S".repeat(500)).text("fw").text("1\n2").text("state").unsigned(0).text("max").unsigned(4096)
                .text("csr").bool(true).text("params").array(2).text("Serial\u0000Number").text("\u0001"));
        DeviceIdentity identity = device.identify();
        assertEquals("[31mred gnitirw", identity.model());
        assertEquals("S".repeat(64), identity.serial());
        assertEquals("1 2", identity.firmware());
        assertEquals(List.of("SerialNumber"), identity.parameters());
    }

    @Test
    void helloThatLacksSomethingIsGarbage() {
        Failures.expect(Kind.DEVICE_GARBAGE, () -> scripted(out -> out.map(1).text("v").unsigned(1)).identify());
        Failures.expect(Kind.DEVICE_GARBAGE, () -> scripted(out -> out.map(6).text("v").unsigned(1).text("model").text("m").text("serial").text("s")
                .text("fw").text("1").text("state").unsigned(9).text("max").unsigned(1)).identify());
    }

    @Test
    void failureThatTheDeviceReportsIsPassedOn() {
        HandoverGroupDevice device = device(USUAL);
        device.deliver(bundle, time.instant(), (_, _) -> { });
        device.commit();
        registration.reach(DeviceState.CONNECTING);
        registration.fail("InvalidCertificateOwnershipToken", "Certificate ownership token cannot be empty.");
        assertEquals(Optional.of(new DeviceStatus.Error(DeviceStatus.Cause.SERVICE, "InvalidCertificateOwnershipToken", "Certificate ownership token cannot be empty.")),
                device.status().error());
        assertTrue(registration.bundle().key().isWiped());
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED", "CONNECTING", "GETTING_CERTIFICATE", "REGISTERING", "RECONNECTING"})
    void deviceCanStallInEachState(DeviceState state) {
        HandoverGroupDevice device = accepted(new DeviceFault.Stalls(state));
        assertEquals(state, device.status().state());
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED", "CONNECTING", "GETTING_CERTIFICATE", "REGISTERING", "RECONNECTING"})
    void deviceCanFailInEachState(DeviceState state) {
        HandoverGroupDevice device = accepted(new DeviceFault.Fails(state, DeviceStatus.Cause.STORAGE, "flash worn out"));
        assertEquals(DeviceState.FAILED, device.status().state());
        assertEquals(Optional.of(new DeviceStatus.Error(DeviceStatus.Cause.STORAGE, "flash worn out")), device.status().error());
    }

    private HandoverGroupDevice accepted(DeviceFault how) {
        virtual = BuiltIn.device("handover", USUAL.misbehaving(how), FakeRegistration.succeedingAtOnce(), time);
        var device = new HandoverGroupDevice(new VirtualLine(virtual, time), time);
        device.deliver(bundle, time.instant(), (_, _) -> { });
        device.commit();
        return device;
    }

    @Test
    void noisyDeviceIsUnderstood() {
        HandoverGroupDevice device = device(USUAL.misbehaving(new DeviceFault.Noisy()));
        device.identify();
        device.deliver(bundle, time.instant(), (_, _) -> { });
        device.commit();
        assertTrue(time.instant().isBefore(ManualTime.START.plusSeconds(1)), "no request needed a second try");
    }

    @Test
    void deliveryGoesOnWhereTheCableCameOut() {
        HandoverGroupDevice first = device(USUAL.withBuffers(512, 1).misbehaving(new DeviceFault.Unplugs(1500, Optional.empty())));
        first.identify();
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> first.deliver(bundle, time.instant(), (_, _) -> { }));

        line = new VirtualLine(virtual, time);
        first.resume(line);
        assertEquals(Standing.LEFT_OVER, first.identify().standing());
        List<Long> held = new ArrayList<>();
        first.deliver(bundle, time.instant(), (now, _) -> held.add(now));
        assertTrue(held.getFirst() >= 1500 && held.getFirst() < length, held.toString());
        assertEquals(new Verification.Verified("SHA-256"), first.commit());
        assertTrue(line.bytesWritten() < length * 4L / 3);
    }

    @Test
    void anotherBundleStartsFromTheBeginning() {
        HandoverGroupDevice first = device(USUAL.withBuffers(512, 1).misbehaving(new DeviceFault.Unplugs(1500, Optional.empty())));
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> first.deliver(bundle, time.instant(), (_, _) -> { }));
        var second = new HandoverGroupDevice(new VirtualLine(virtual, time), time);
        List<Long> held = new ArrayList<>();
        Bundle other = new TestBundles(time).bundle();
        second.deliver(other, time.instant(), (now, _) -> held.add(now));
        assertEquals(0L, held.getFirst());
        second.commit();
    }

    @Test
    void abortMakesTheDeviceForget() {
        HandoverGroupDevice device = device(USUAL);
        device.deliver(bundle, time.instant(), (_, _) -> { });
        device.abort();
        assertEquals(DeviceState.EMPTY, device.status().state());
        assertThrows(IllegalStateException.class, device::commit, "nothing is left to commit");
    }

    @Test
    void abortIsRefusedWhileTheThingIsBeingRegistered() {
        HandoverGroupDevice device = device(USUAL);
        device.deliver(bundle, time.instant(), (_, _) -> { });
        device.commit();
        registration.reach(DeviceState.REGISTERING);
        Failures.expect(Kind.DEVICE_BUSY, device::abort);
        registration.reach(DeviceState.RECONNECTING);
        device.abort();
        assertEquals(DeviceState.EMPTY, device.status().state());
        registration.reach(DeviceState.DONE);
        assertEquals(DeviceState.EMPTY, device.status().state(), "what was given up must not speak any more");
    }

    @Test
    void deviceThatIsRegisteringTakesNoOtherBundle() {
        HandoverGroupDevice device = device(USUAL);
        device.deliver(bundle, time.instant(), (_, _) -> { });
        device.commit();
        Failures.expect(Kind.DEVICE_BUSY, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
    }

    @Test
    void deviceThatIsDoneCanBeHandedAnotherClaim() {
        HandoverGroupDevice device = accepted(new DeviceFault.Noisy());
        assertEquals(DeviceState.DONE, device.status().state());
        device.deliver(bundle, time.instant(), (_, _) -> { });
        device.commit();
        assertEquals(DeviceState.DONE, device.status().state());
    }

    @Test
    void commitWhoseAnswerWasLostCountsAsTaken() {
        int[] commits = {0};
        ScriptedLink scripted = new ScriptedLink(time, (request, _) -> switch (request.header().command()) {
            case HandoverGroup.COMMIT -> commits[0]++ == 0
                    ? new byte[0]
                    : answer(request, out -> out.map(1).text("err").map(2).text("group").unsigned(3098).text("rc").unsigned(1));
            case HandoverGroup.HELLO -> answer(request, this::hello);
            case HandoverGroup.STATUS -> answer(request, out -> out.map(1).text("state").unsigned(3));
            default -> answer(request, out -> out.map(1).text("off").unsigned(length));
        });
        var device = new HandoverGroupDevice(scripted, time);
        device.deliver(bundle, time.instant(), (_, _) -> { });
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
    }

    @Test
    void nothingThatWasSentStaysInMemory() {
        HandoverGroupDevice device = device(USUAL.withBuffers(512, 1));
        device.deliver(bundle, time.instant(), (_, _) -> { });
        device.commit();
        assertFalse(line.lent().isEmpty());
        for (ByteBuffer bytes : line.lent()) {
            assertTrue(bytes.isDirect());
            assertThrows(IllegalStateException.class, () -> bytes.get(0), "its memory is zeroed and given back");
        }
        assertFalse(bundle.claim().key().isWiped(), "the claim is its owner's to wipe");
    }

    private HandoverGroupDevice device(VirtualDeviceOptions options) {
        virtual = BuiltIn.device("handover", options, registration, time);
        line = new VirtualLine(virtual, time);
        return new HandoverGroupDevice(line, time);
    }

    private HandoverGroupDevice scripted(Consumer<CborWriter> body) {
        return new HandoverGroupDevice(new ScriptedLink(time, (request, _) -> answer(request, body)), time);
    }

    private static boolean isHello(SmpMessage request) {
        return request.header().group() == HandoverGroup.ID && request.header().command() == HandoverGroup.HELLO;
    }

    private void hello(CborWriter out) {
        out.map(8).text("v").unsigned(1).text("model").text("M").text("serial").text("SN").text("fw").text("1").text("state").unsigned(0)
                .text("max").unsigned(4096).text("csr").bool(false).text("params").array(0);
    }
}
