package dev.claimport.device.handover;

import static dev.claimport.testing.ScriptedLink.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceIdentity.Standing;
import dev.claimport.device.DeviceState;
import dev.claimport.device.Verification;
import dev.claimport.device.seal.BundleSeal.DeviceKeys;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpMessage;
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
import dev.claimport.testing.ScriptedLink;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedHandoverTest {

    private static final VirtualDeviceOptions USUAL = VirtualDeviceOptions.usual("SN-0001").withBuffers(512, 4);
    private static final String CODE = "K7QX-M4TP-9WZA";

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle();
    private final int length = TestBundles.bytes(bundle).length;
    private final FakeRegistration registration = FakeRegistration.waiting();
    private final List<Long> held = new ArrayList<>();
    private SmpFirmware virtual;
    private VirtualLine line;

    @Test
    void deviceThatOffersAKeyGetsTheBundleSealed() {
        HandoverGroupDevice device = device(USUAL);
        assertTrue(device.identify().can(Capability.TAKES_SEAL));
        deliver(device);
        assertEquals(length + 16, held.getLast());
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
        assertEquals(TestBundles.TEMPLATE, registration.bundle().templateName());
    }

    @Test
    void nothingOfTheBundleCanBeReadOnTheLine() {
        List<SmpMessage> puts = new ArrayList<>();
        var link = new ScriptedLink(time, (request, _) -> {
            if (request.header().command() == HandoverGroup.PUT) {
                puts.add(request);
            }
            return answer(request, request.header().command() == HandoverGroup.HELLO
                    ? hello(new DeviceKeys().publicKey())
                    : out -> out.map(1).text("off").unsigned(request.header().command() == HandoverGroup.BEGIN ? 0 : length + 16));
        });
        new HandoverGroupDevice(link, time).deliver(bundle, time.instant(), (_, _) -> { });
        assertFalse(puts.isEmpty());
        assertTrue(puts.stream().noneMatch(put -> new String(put.bytes(), StandardCharsets.ISO_8859_1).contains(TestBundles.HOST)));
    }

    @Test
    void cutOffDeliveryGoesOnWithTheSameSeal() {
        HandoverGroupDevice device = device(USUAL.misbehaving(new DeviceFault.Unplugs(1500, Optional.empty())));
        device.identify();
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> deliver(device));
        time.advance(Duration.ofSeconds(5));
        relink(device);
        assertEquals(Standing.LEFT_OVER, device.identify().standing());
        held.clear();
        deliver(device);
        assertTrue(held.getFirst() >= 1500, held.toString());
        device.commit();
        assertEquals(1, registration.started());
    }

    @Test
    void deviceThatHasRestartedMeanwhileGetsAFreshSealFromTheBeginning() {
        HandoverGroupDevice device = device(USUAL.misbehaving(new DeviceFault.Unplugs(1500, Optional.empty())));
        device.identify();
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> deliver(device));
        virtual.restart();
        relink(device);
        device.identify();
        held.clear();
        deliver(device);
        assertEquals(0L, held.getFirst());
        device.commit();
        assertEquals(1, registration.started());
    }

    @Test
    void keyThatWasOfferedTooLongAgoIsAskedForAgain() {
        HandoverGroupDevice device = device(USUAL);
        device.identify();
        virtual.restart();
        time.advance(Duration.ofSeconds(2));
        deliver(device);
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
    }

    @Test
    void deviceThatRestartsWithoutLosingItsLinkIsBegunWithAnew() {
        HandoverGroupDevice device = device(USUAL.withBuffers(512, 1));
        device.identify();
        boolean[] restarted = {false};
        device.deliver(bundle, time.instant(), (now, _) -> {
            if (now > 1500 && !restarted[0]) {
                restarted[0] = true;
                virtual.restart();
            }
            held.add(now);
        });
        assertEquals(2, held.stream().filter(offset -> offset == 0).count());
        device.commit();
        assertEquals(1, registration.started());
    }

    @Test
    void deviceThatForgetsAgainAndAgainIsNamed() {
        HandoverGroupDevice device = device(USUAL.withBuffers(512, 1));
        device.identify();
        var failure = Failures.expect(Kind.DEVICE_WRONG_STATE, () -> device.deliver(bundle, time.instant(), (now, _) -> {
            if (now > 1000) {
                virtual.restart();
            }
        }));
        assertEquals(Map.of("state", "empty"), failure.facts());
    }

    @Test
    void otherDeviceOnTheLineIsNotSentTheBundle() {
        HandoverGroupDevice device = device(USUAL);
        device.identify();
        line = new VirtualLine(BuiltIn.device("handover", VirtualDeviceOptions.usual("SN-0002"), registration, time), time);
        device.resume(line);
        var failure = Failures.expect(Kind.DEVICE_CHANGED, () -> deliver(device));
        assertEquals(Map.of("expected", "SN-0001", "found", "SN-0002"), failure.facts());
    }

    @Test
    void severalPartsAreUnderWayWhereTheDeviceHasBuffers() {
        assertEquals(4, putsBeforeTheFirstAnswer(USUAL.withBuffers(512, 4)));
        assertEquals(2, putsBeforeTheFirstAnswer(USUAL.withBuffers(512, 2)));
        assertEquals(1, putsBeforeTheFirstAnswer(USUAL.withBuffers(512, 1)));
        assertEquals(4, putsBeforeTheFirstAnswer(USUAL.withBuffers(512, 60)), "more keep no line busier");
    }

    private long putsBeforeTheFirstAnswer(VirtualDeviceOptions options) {
        HandoverGroupDevice device = device(options);
        device.identify();
        int before = line.written().size();
        List<Integer> written = new ArrayList<>();
        device.deliver(bundle, time.instant(), (_, _) -> written.add(line.written().size()));
        device.commit();
        // One more was begin; progress is told once for it.
        assertEquals(before + 1, written.getFirst());
        return written.get(1) - written.getFirst();
    }

    @Test
    void deviceThatLiesAboutItsBufferGetsSmallerParts() {
        var lying = new ScriptedLink(time, (request, _) -> {
            if (request.bytes().length > 508) {
                return new byte[0];
            }
            return answer(request, switch (request.header().group() == HandoverGroup.ID ? request.header().command() : -1) {
                case -1 -> out -> out.map(2).text("buf_size").unsigned(4096).text("buf_count").unsigned(4);
                case HandoverGroup.HELLO -> hello(new DeviceKeys().publicKey());
                case HandoverGroup.PUT -> out -> out.map(1).text("off").unsigned(length + 16);
                default -> out -> out.map(1).text("off").unsigned(0);
            });
        });
        new HandoverGroupDevice(lying, time).deliver(bundle, time.instant(), (now, _) -> held.add(now));
        assertEquals(length + 16, held.getLast());
    }

    @Test
    void deviceThatTakesNoPartAtAllIsNamed() {
        var deaf = new ScriptedLink(time, (request, _) -> request.header().group() == HandoverGroup.ID && request.header().command() == HandoverGroup.PUT
                ? new byte[0]
                : answer(request, request.header().command() == HandoverGroup.HELLO ? hello(new DeviceKeys().publicKey()) : out -> out.map(1).text("off").unsigned(0)));
        Failures.expect(Kind.DEVICE_SILENT, () -> new HandoverGroupDevice(deaf, time).deliver(bundle, time.instant(), (_, _) -> { }));
    }

    /** Indefinite length, a depth bomb, an array, an error without a number, a text that is none. */
    @ParameterizedTest
    @ValueSource(strings = {"bf616101ff", "818181818181818181818181", "83010203", "a16272636178", "a16176610f", "a161615b7fffffffffffffff", "a16161"})
    void answerWhoseContentIsNoneIsGarbage(String cbor) {
        byte[] body = HexFormat.of().parseHex(cbor);
        var link = new ScriptedLink(time, (request, number) -> {
            if (number == 0) {
                return answer(request, hello(new DeviceKeys().publicKey()));
            }
            var header = request.header();
            byte[] message = new byte[SmpHeader.SIZE + body.length];
            new SmpHeader(header.op().response(), header.version(), body.length, header.group(), header.sequence(), header.command()).put(ByteBuffer.wrap(message));
            System.arraycopy(body, 0, message, SmpHeader.SIZE, body.length);
            return SmpFrames.encode(message);
        });
        var client = new HandoverGroupClient(link, time);
        client.hello();
        Failures.expect(Kind.DEVICE_GARBAGE, client::status);
    }

    @Test
    void codeOnTheLabelOpensTheSealOfADeviceThatAsksForIt() {
        HandoverGroupDevice device = device(USUAL.with(Sealing.withCode(CODE)));
        try (ProofOfPossession code = ProofOfPossession.taking((CODE + "\n").toCharArray())) {
            device.prove(code);
            deliver(device);
            assertEquals(new Verification.Verified("SHA-256"), device.commit());
        }
    }

    @Test
    void codeThatIsMissingIsNamed() {
        HandoverGroupDevice device = device(USUAL.with(Sealing.withCode(CODE)));
        deliver(device);
        Failures.expect(Kind.SEAL_NOT_OPENED, device::commit);
        assertUntouched(device);
    }

    @Test
    void codeOfAnotherLabelIsNamed() {
        HandoverGroupDevice device = device(USUAL.with(Sealing.withCode(CODE)));
        try (ProofOfPossession code = ProofOfPossession.taking("K7QX-M4TP-9WZB".toCharArray())) {
            device.prove(code);
            deliver(device);
            Failures.expect(Kind.POSSESSION_NOT_PROVEN, device::commit);
        }
        assertUntouched(device);
    }

    @Test
    void codeForADeviceThatKnowsNoneIsNamed() {
        HandoverGroupDevice device = device(USUAL);
        try (ProofOfPossession code = ProofOfPossession.taking(CODE.toCharArray())) {
            device.prove(code);
            deliver(device);
            Failures.expect(Kind.POSSESSION_NOT_PROVEN, device::commit);
        }
        assertUntouched(device);
    }

    /** Whoever sits in the line could take the offer out of the hello: then nothing must be sent. */
    @Test
    void codeThatCannotProtectAnythingKeepsTheBundleHere() {
        HandoverGroupDevice device = device(USUAL.with(Sealing.NONE));
        try (ProofOfPossession code = ProofOfPossession.taking(CODE.toCharArray())) {
            device.prove(code);
            Failures.expect(Kind.SEAL_NOT_OFFERED, () -> deliver(device));
        }
        assertUntouched(device);
    }

    @Test
    void sealThatIsNoKeyIsGarbage() {
        for (byte[] key : List.of(new byte[31], new byte[32])) {
            var link = new ScriptedLink(time, (request, _) -> answer(request, hello(key)));
            Failures.expect(Kind.DEVICE_GARBAGE, () -> new HandoverGroupDevice(link, time).deliver(bundle, time.instant(), (_, _) -> { }));
        }
        var text = new ScriptedLink(time, (request, _) -> answer(request, out -> {
            hello(out, 9);
            out.text("seal").text("none");
        }));
        Failures.expect(Kind.DEVICE_GARBAGE, () -> new HandoverGroupDevice(text, time).identify());
    }

    @Test
    void deviceWhoseBufferCannotTakeTheBeginIsNamed() {
        HandoverGroupDevice device = device(USUAL.withBuffers(160, 1));
        Failures.expect(Kind.DEVICE_TOO_SMALL, () -> deliver(device));
        assertUntouched(device);
        HandoverGroupDevice least = device(USUAL.withBuffers(192, 1));
        deliver(least);
        assertEquals(new Verification.Verified("SHA-256"), least.commit());
    }

    private void deliver(HandoverGroupDevice device) {
        device.deliver(bundle, time.instant(), (now, _) -> held.add(now));
    }

    private void assertUntouched(HandoverGroupDevice device) {
        assertEquals(DeviceState.EMPTY, device.status().state());
        assertEquals(0, registration.started());
    }

    private HandoverGroupDevice device(VirtualDeviceOptions options) {
        virtual = BuiltIn.device("handover", options, registration, time);
        line = new VirtualLine(virtual, time);
        return new HandoverGroupDevice(line, time);
    }

    private void relink(HandoverGroupDevice device) {
        line = new VirtualLine(virtual, time);
        device.resume(line);
    }

    private static Consumer<CborWriter> hello(byte[] key) {
        return out -> {
            hello(out, 9);
            out.text("seal").bytes(key);
        };
    }

    private static void hello(CborWriter out, int fields) {
        out.map(fields).text("v").unsigned(1).text("model").text("M").text("serial").text("SN").text("fw").text("1").text("state").unsigned(0)
                .text("max").unsigned(4096).text("csr").bool(false).text("params").array(0);
    }
}
