package dev.claimport.practice.device.handover;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import dev.claimport.claim.EncodedBundle;
import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpDecoder;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpHeader.Op;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.practice.device.Sealing;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The device's side, asked with bare messages. */
class HandoverGroupServerTest {

    private static final Consumer<CborWriter> NOTHING = out -> out.map(0);

    private final ManualTime time = new ManualTime();
    private final EncodedBundle bundle = new TestBundles(time).encoded();
    private final byte[] bytes = TestBundles.bytes(bundle);
    private final FakeRegistration registration = FakeRegistration.waiting();
    private final SmpFirmware device = BuiltIn.device("handover", VirtualDeviceOptions.usual("SN-7"), registration, time);
    private VirtualLine line = new VirtualLine(device, time);

    @AfterEach
    void close() {
        bundle.close();
        device.close();
    }

    @Test
    void echoesAndTellsItsBuffers() {
        assertEquals(Map.of("r", "hello"), ask(Op.WRITE, 1, 0, 0, out -> out.map(1).text("d").text("hello")));
        assertEquals(Map.of("buf_size", 2048L, "buf_count", 4L), ask(Op.READ, 1, 0, 6, NOTHING));
        assertEquals(Map.of("rc", 3L), ask(Op.WRITE, 1, 0, 0, NOTHING));
    }

    @Test
    void knowsNoOtherGroupAndCommand() {
        assertEquals(Map.of("rc", 8L), ask(Op.READ, 1, 8, 0, NOTHING));
        assertEquals(Map.of("rc", 8L), ask(Op.READ, 0, 0, 5, NOTHING));
        assertEquals(Map.of("rc", 8L), ask(Op.READ, 1, HandoverGroup.ID, 6, NOTHING));
        assertEquals(Map.of("rc", 8L), ask(Op.WRITE, 1, HandoverGroup.ID, HandoverGroup.HELLO, NOTHING));
        assertEquals(Map.of("rc", 8L), ask(Op.READ, 1, HandoverGroup.ID, HandoverGroup.ABORT, NOTHING));
    }

    @Test
    void errorHasTheFormOfTheRequestsVersion() {
        assertEquals(error(1), handover(HandoverGroup.COMMIT, out -> out.map(1).text("sha").bytes(bundle.sha256())));
        assertEquals(Map.of("rc", 257L), ask(Op.WRITE, 0, HandoverGroup.ID, HandoverGroup.COMMIT, out -> out.map(1).text("sha").bytes(bundle.sha256())));
    }

    @Test
    void requestsThatLackSomethingAreInvalid() {
        for (int command : new int[] {HandoverGroup.BEGIN, HandoverGroup.PUT, HandoverGroup.COMMIT}) {
            assertEquals(Map.of("rc", 3L), handover(command, NOTHING));
        }
        assertEquals(Map.of("rc", 3L), handover(HandoverGroup.BEGIN, begin(new byte[31], bytes.length)));
        assertEquals(Map.of("rc", 3L), handover(HandoverGroup.BEGIN, begin(bundle.sha256(), 0)));
    }

    @Test
    void repeatIsAcknowledgedAndGapIsRefusedWithTheWantedOffset() {
        assertEquals(Map.of("off", 0L), begin());
        assertEquals(Map.of("off", 500L), put(0, 500));
        assertEquals(Map.of("off", 500L), put(0, 500));
        assertEquals(Map.of("off", 500L), put(100, 200));
        assertEquals(Map.of("off", 700L), put(300, 400));
        assertEquals(Map.of("err", Map.of("group", 3098L, "rc", 3L), "off", 700L), put(701, 100));
        assertEquals(Map.of("off", 700L), begin());
        assertEquals(Map.of("err", Map.of("group", 3098L, "rc", 3L), "off", 700L), commit());
    }

    @Test
    void moreThanWasAnnouncedIsRefused() {
        handover(HandoverGroup.BEGIN, begin(bundle.sha256(), 600));
        assertEquals(Map.of("off", 500L), put(0, 500));
        assertEquals(Map.of("err", Map.of("group", 3098L, "rc", 3L), "off", 500L), put(500, 101));
    }

    @Test
    void nothingIsActedOnBeforeCommit() {
        begin();
        putAll();
        assertEquals(0, registration.started());
        assertEquals(DeviceState.RECEIVING, device.status().state());
        assertEquals(Map.of(), commit());
        assertEquals(1, registration.started());
        assertEquals(error(9), commit());
    }

    @Test
    void bundleThatIsNoneIsMalformed() {
        byte[] junk = new byte[100];
        handover(HandoverGroup.BEGIN, begin(sha(junk), 100));
        handover(HandoverGroup.PUT, out -> out.map(2).text("off").unsigned(0).text("data").bytes(junk));
        assertEquals(error(6), handover(HandoverGroup.COMMIT, out -> out.map(1).text("sha").bytes(sha(junk))));
        assertEquals(DeviceState.EMPTY, device.status().state());
    }

    @Test
    void anotherDigestInCommitIsRefused() {
        begin();
        putAll();
        assertEquals(error(4), handover(HandoverGroup.COMMIT, out -> out.map(1).text("sha").bytes(new byte[32])));
    }

    @Test
    void bundleThatIsNotSealedForTheKeyThatWasOfferedDoesNotOpen() {
        assertEquals(Map.of("off", 0L), handover(HandoverGroup.BEGIN, out -> {
            out.map(6);
            beginFields(out, bundle.sha256(), bytes.length);
            out.text("enc").bytes(new byte[32]);
        }));
        putAll();
        assertEquals(error(5), commit());
        assertEquals(DeviceState.EMPTY, device.status().state());
    }

    @Test
    void deviceThatDemandsACodeTakesNothingThatIsUnsealed() {
        try (var demanding = BuiltIn.device("handover", device.options().with(Sealing.withCode("K7QX")), registration, time)) {
            line = new VirtualLine(demanding, time);
            begin();
            putAll();
            assertEquals(error(5), commit());
            assertEquals(0, registration.started());
        }
    }

    @Test
    void encapsulatedKeyOfAnotherSizeIsInvalid() {
        assertEquals(Map.of("rc", 3L), handover(HandoverGroup.BEGIN, out -> {
            out.map(6);
            beginFields(out, bundle.sha256(), bytes.length);
            out.text("enc").bytes(new byte[31]);
        }));
    }

    @Test
    void freshKeyIsOfferedForEachBundle() {
        byte[] offered = offer();
        assertArrayEquals(offered, offer(), "until a bundle is begun with it");
        handover(HandoverGroup.BEGIN, out -> {
            out.map(6);
            beginFields(out, bundle.sha256(), bytes.length);
            out.text("enc").bytes(new byte[32]);
        });
        assertFalse(Arrays.equals(offered, offer()));
    }

    @Test
    void deviceThatRestartsHasForgottenWhatItReceivedAndOffered() {
        byte[] offered = offer();
        begin();
        device.restart();
        assertEquals(DeviceState.EMPTY, device.status().state());
        assertFalse(Arrays.equals(offered, offer()));
        assertFalse(ask(Op.READ, 1, HandoverGroup.ID, HandoverGroup.HELLO, out -> out.map(1).text("v").unsigned(1)).containsKey("clock"));
    }

    private byte[] offer() {
        return (byte[]) ask(Op.READ, 1, HandoverGroup.ID, HandoverGroup.HELLO, out -> out.map(1).text("v").unsigned(1)).get("seal");
    }

    @Test
    void messageBeyondTheBufferIsDroppedWithoutAWord() {
        // 8 of header, 1 + 2 + 3 around the text: 2044 is the longest.
        assertEquals(1, ask(Op.WRITE, 1, 0, 0, out -> out.map(1).text("d").text("x".repeat(2044 - 8 - 6))).size());
        assertEquals(Optional.empty(), tryAsk(Op.WRITE, 1, 0, 0, out -> out.map(1).text("d").text("x".repeat(2045 - 8 - 6))));
    }

    @Test
    void answersAreNotAnswered() {
        assertEquals(Optional.empty(), tryAsk(Op.READ_RESPONSE, 1, 0, 6, NOTHING));
    }

    @Test
    void abortErasesAndGivesUp() {
        begin();
        putAll();
        commit();
        registration.reach(DeviceState.CONNECTING);
        assertEquals(Map.of(), handover(HandoverGroup.ABORT, NOTHING));
        assertEquals(DeviceState.EMPTY, device.status().state());
        await(registration::isClosed);
        await(() -> registration.bundle().key().isWiped());
    }

    private Map<?, ?> begin() {
        return handover(HandoverGroup.BEGIN, begin(bundle.sha256(), bytes.length));
    }

    private Consumer<CborWriter> begin(byte[] sha, int length) {
        return out -> {
            out.map(5);
            beginFields(out, sha, length);
        };
    }

    private void beginFields(CborWriter out, byte[] sha, int length) {
        out.text("id").text(bundle.claimId()).text("len").unsigned(length).text("sha").bytes(sha)
                .text("now").unsigned(time.instant().getEpochSecond()).text("exp").unsigned(bundle.expires().getEpochSecond());
    }

    private Map<?, ?> put(int offset, int length) {
        return handover(HandoverGroup.PUT,
                out -> out.map(2).text("off").unsigned(offset).text("data").bytes(Arrays.copyOfRange(bytes, offset, offset + length)));
    }

    private void putAll() {
        for (int from = 0; from < bytes.length; from += 1000) {
            put(from, Math.min(1000, bytes.length - from));
        }
    }

    private Map<?, ?> commit() {
        return handover(HandoverGroup.COMMIT, out -> out.map(1).text("sha").bytes(bundle.sha256()));
    }

    private Map<?, ?> handover(int command, Consumer<CborWriter> body) {
        return ask(Op.WRITE, 1, HandoverGroup.ID, command, body);
    }

    private Map<?, ?> ask(Op op, int version, int group, int command, Consumer<CborWriter> body) {
        return tryAsk(op, version, group, command, body).orElseThrow();
    }

    private Optional<Map<?, ?>> tryAsk(Op op, int version, int group, int command, Consumer<CborWriter> body) {
        byte[] wire = SmpFrames.encode(SmpMessage.of(op, version, group, 77, command, body).bytes());
        line.write(wire, 0, wire.length);
        List<byte[]> answers = new ArrayList<>();
        var decoder = new SmpDecoder(4096, answers::add);
        byte[] buffer = new byte[256];
        for (int count = line.read(buffer, Duration.ofSeconds(1)); count > 0; count = line.read(buffer, Duration.ofSeconds(1))) {
            decoder.accept(buffer, count);
        }
        return answers.stream().findFirst().map(answer -> {
            try {
                SmpMessage message = SmpMessage.taking(answer);
                assertEquals(List.of(op.response(), version, group, 77, command), List.of(message.header().op(), message.header().version(),
                        message.header().group(), message.header().sequence(), message.header().command()));
                return message.body();
            } catch (CborException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static Map<String, Map<String, Long>> error(long code) {
        return Map.of("err", Map.of("group", 3098L, "rc", code));
    }

    private static byte[] sha(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(2_000_000);
        }
        assertTrue(condition.getAsBoolean());
    }
}
