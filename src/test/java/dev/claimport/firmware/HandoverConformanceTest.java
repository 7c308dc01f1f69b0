package dev.claimport.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader.Op;
import dev.claimport.testing.TestBundles;
import dev.claimport.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The hand-over group, state by state and error by error. */
@ParameterizedClass
@EnumSource
class HandoverConformanceTest extends Conformance {

    @Test
    void saysWhoItIs() {
        plugIn(DeviceSettings.usual().withLargestBundle(5000));
        Map<Object, Object> hello = line.read(HandoverGroup.HELLO, out -> out.map(1).text("v").unsigned(1));
        assertEquals(Set.of("v", "model", "serial", "fw", "state", "max", "csr", "params"), hello.keySet());
        assertEquals(List.of(1L, "Conformance", "SN-7", "1.0.0", 0L, 5000L, false, List.of("SerialNumber")),
                List.of(hello.get("v"), hello.get("model"), hello.get("serial"), hello.get("fw"), hello.get("state"), hello.get("max"),
                        hello.get("csr"), hello.get("params")));
    }

    @Test
    void goesFromBeginToDone() {
        plugIn(DeviceSettings.usual());
        Transfer transfer = Transfer.of(BUNDLE);
        assertEquals(0, line.state());
        assertEquals(Map.of("off", 0L), transfer.begin(line));
        assertEquals(1, line.state());
        assertEquals(1L, line.read(HandoverGroup.HELLO, Conversation.NOTHING).get("state"));
        assertEquals(Map.of("off", (long) BUNDLE.length), transfer.putAll(line, 0, 400));
        assertEquals(0, device.started(), "nothing is acted on before the commit");
        assertEquals(DONE, transfer.commit(line));
        assertEquals(2, line.state());
        assertEquals(1, device.started());
        for (DeviceState state : List.of(DeviceState.CONNECTING, DeviceState.GETTING_CERTIFICATE, DeviceState.REGISTERING)) {
            device.reach(state, "early", CERTIFICATE);
            assertEquals(Map.of("state", (long) HandoverGroup.code(state)), line.read(HandoverGroup.STATUS, Conversation.NOTHING));
        }
        for (DeviceState state : List.of(DeviceState.RECONNECTING, DeviceState.DONE)) {
            device.reach(state, "sensor-SN-7", CERTIFICATE);
            assertEquals(Map.of("state", (long) HandoverGroup.code(state), "thing", "sensor-SN-7", "cert", CERTIFICATE),
                    line.read(HandoverGroup.STATUS, Conversation.NOTHING));
        }
        assertEquals(7L, line.read(HandoverGroup.HELLO, Conversation.NOTHING).get("state"));
    }

    @Test
    void failureIsToldUntilTheNextHandOver() {
        plugIn(DeviceSettings.usual());
        for (int i = 1; i <= 2; i++) {
            assertEquals(DONE, handOver(Transfer.of(BUNDLE)));
            assertEquals(i, device.started());
            device.reach(DeviceState.CONNECTING, "-", "-");
            device.fail("InvalidCertificateOwnershipToken", "The token is wrong.");
            assertEquals(Map.of("state", 8L, "err", Map.of("code", "InvalidCertificateOwnershipToken", "msg", "The token is wrong.")),
                    line.read(HandoverGroup.STATUS, Conversation.NOTHING));
        }
        assertEquals(DONE, line.write(HandoverGroup.ABORT, Conversation.NOTHING));
        assertEquals(0, line.state());
    }

    @Test
    void repeatsAreAcknowledgedAndGapsRefused() {
        plugIn(DeviceSettings.usual());
        Transfer transfer = Transfer.of(BUNDLE);
        transfer.begin(line);
        assertEquals(Map.of("off", 500L), transfer.put(line, 0, 500));
        assertEquals(Map.of("off", 500L), transfer.put(line, 0, 500));
        assertEquals(Map.of("off", 500L), transfer.put(line, 100, 300));
        assertEquals(Map.of("off", 500L), transfer.put(line, 500, 500));
        assertEquals(Map.of("off", 700L), transfer.put(line, 300, 700));
        assertEquals(errorAt(700), transfer.put(line, 701, 800));
        assertEquals(errorAt(700), transfer.put(line, BUNDLE.length, BUNDLE.length));
        assertEquals(errorAt(700), line.write(HandoverGroup.PUT, out -> out.map(2).text("off").unsigned(Long.MAX_VALUE).text("data").bytes(new byte[1])));
        assertEquals(errorAt(700), transfer.commit(line));
        transfer.putAll(line, 700, 300);
        assertEquals(DONE, transfer.commit(line));
    }

    @Test
    void moreThanWasAnnouncedIsRefused() {
        plugIn(DeviceSettings.usual());
        Transfer shorter = Transfer.of(Arrays.copyOf(BUNDLE, 600));
        shorter.begin(line);
        shorter.put(line, 0, 500);
        assertEquals(errorAt(500), Transfer.of(BUNDLE).put(line, 500, 601));
    }

    @Test
    void goesOnWhereItStoppedOverANewLink() {
        plugIn(DeviceSettings.usual());
        Transfer transfer = Transfer.of(BUNDLE);
        transfer.begin(line);
        transfer.put(line, 0, 700);
        say(Arrays.copyOf(line.lines(Op.WRITE, 1, HandoverGroup.ID, HandoverGroup.PUT, Conversation.cbor(transfer.put(700, 1200))), 200));
        reconnectQuietly();
        assertEquals(1, line.state());
        assertEquals(Map.of("off", 700L), transfer.begin(line));
        transfer.putAll(line, 700, 400);
        assertEquals(Map.of("off", (long) BUNDLE.length), transfer.begin(line));
        assertEquals(DONE, transfer.commit(line));
    }

    @Test
    void anotherBundleStartsFromNothing() {
        plugIn(DeviceSettings.usual());
        Transfer transfer = Transfer.of(BUNDLE);
        transfer.begin(line);
        transfer.put(line, 0, 700);
        byte[] other = BUNDLE.clone();
        other[BUNDLE.length - 1] ^= 1;
        assertEquals(Map.of("off", 0L), Transfer.of(other).begin(line));
        assertEquals(Map.of("off", 0L), transfer.begin(line));
        transfer.putAll(line, 0, 400);
        assertEquals(DONE, transfer.commit(line));
    }

    @Test
    void wrongDigestsAreRefusedAndNothingIsKept() {
        plugIn(DeviceSettings.usual());
        Transfer transfer = Transfer.of(BUNDLE);
        transfer.begin(line);
        transfer.putAll(line, 0, 400);
        assertEquals(error(4), line.write(HandoverGroup.COMMIT, out -> out.map(1).text("sha").bytes(new byte[32])));
        assertEquals(0, line.state());
        assertEquals(error(1), transfer.put(line, 0, 10));

        byte[] flipped = BUNDLE.clone();
        flipped[BUNDLE.length / 2] ^= 1;
        transfer.begin(line);
        Transfer.of(flipped).putAll(line, 0, 400);
        assertEquals(error(4), transfer.commit(line));
        assertEquals(0, line.state());
        assertEquals(0, device.started());
        assertEquals(DONE, handOver(transfer), "and the next one is taken");
    }

    @Test
    void bundlesThatAreNoneAreMalformed() {
        plugIn(DeviceSettings.usual());
        byte[] host = hex("0169" + HexFormat.of().formatHex("localhost".getBytes(StandardCharsets.US_ASCII)));
        List<byte[]> malformed = new ArrayList<>(List.of(
                new byte[100], new byte[] {(byte) 0xa0}, Arrays.copyOf(BUNDLE, BUNDLE.length - 1), Arrays.copyOf(BUNDLE, BUNDLE.length + 1),
                join(new byte[] {(byte) 0xbf}, Arrays.copyOfRange(BUNDLE, 1, BUNDLE.length), new byte[] {(byte) 0xff}),
                join(new byte[] {(byte) 0xa1}, host), hex("a1" + "01".repeat(2))));
        byte[] unordered = BUNDLE.clone();
        unordered[1] = 0x02;
        malformed.add(unordered);
        byte[] emptyHost = BUNDLE.clone();
        emptyHost[2] = (byte) (emptyHost[2] & 0xe0);
        malformed.add(emptyHost);
        for (byte[] bundle : malformed) {
            assertEquals(error(6), handOver(Transfer.of(bundle)), HexFormat.of().formatHex(bundle, 0, Math.min(bundle.length, 12)));
            assertEquals(0, line.state());
        }
        assertEquals(0, device.started());
        assertEquals(DONE, handOver(Transfer.of(BUNDLE)));
    }

    @Test
    void bundleMayHaveTheLargestSizeAndNoMore() {
        plugIn(DeviceSettings.usual().withLargestBundle(BUNDLE.length));
        assertEquals(error(2), Transfer.of(Arrays.copyOf(BUNDLE, BUNDLE.length + 1)).begin(line));
        assertEquals(error(2), line.write(HandoverGroup.BEGIN, out -> out.map(5).text("id").text("c1").text("len").unsigned(Long.MAX_VALUE)
                .text("sha").bytes(new byte[32]).text("now").unsigned(1).text("exp").unsigned(9)));
        assertEquals(0, line.state());
        assertEquals(DONE, handOver(Transfer.of(BUNDLE)));
    }

    @Test
    void clockThatItHasDecides() {
        plugIn(DeviceSettings.usual().withClockAhead(Duration.ofDays(1)));
        long clock = (Long) line.read(HandoverGroup.HELLO, Conversation.NOTHING).get("clock");
        assertTrue(Math.abs(clock - Instant.now().plus(Duration.ofDays(1)).getEpochSecond()) < 60, () -> "clock " + clock);
        assertEquals(error(7), Transfer.of(BUNDLE).begin(line));
        assertEquals(0, line.state());
        assertEquals(Map.of("off", 0L), Transfer.of(BUNDLE).expiring(Instant.now().plus(Duration.ofDays(2))).begin(line));
    }

    @Test
    void deviceWithoutAClockTakesTheTimeItIsTold() {
        plugIn(DeviceSettings.usual());
        assertFalse(line.read(HandoverGroup.HELLO, Conversation.NOTHING).containsKey("clock"));
        Instant later = Instant.now().plus(Duration.ofDays(30));
        assertEquals(Map.of("off", 0L), new Transfer(BUNDLE, later, later.plusSeconds(300), Optional.empty()).begin(line));
        long clock = (Long) line.read(HandoverGroup.HELLO, Conversation.NOTHING).get("clock");
        assertTrue(Math.abs(clock - later.getEpochSecond()) < 60, () -> "clock " + clock);
        assertEquals(error(7), Transfer.of(BUNDLE).begin(line), "it is not set a second time");
    }

    @Test
    void claimThatIsOverAlreadyIsRefusedAlsoWithoutAClock() {
        plugIn(DeviceSettings.usual());
        Transfer transfer = Transfer.of(BUNDLE);
        assertEquals(error(7), transfer.expiring(transfer.now().minusSeconds(1)).begin(line));
    }

    @Test
    void claimThatRunsOutOnTheWayIsRefusedAtTheCommit() throws InterruptedException {
        plugIn(DeviceSettings.usual());
        Instant now = Instant.now();
        Transfer transfer = Transfer.of(BUNDLE).expiring(now.plusSeconds(1));
        assertEquals(Map.of("off", 0L), transfer.begin(line));
        transfer.putAll(line, 0, 400);
        while (Instant.now().isBefore(now.plusSeconds(3))) {
            TimeSource.system().sleep(Duration.ofMillis(50));
        }
        assertEquals(error(7), transfer.commit(line));
        assertEquals(0, line.state());
    }

    @Test
    void parameterThatItNeedsHasToBeThere() {
        plugIn(DeviceSettings.usual().requiring("Site", "Line"));
        assertEquals(error(8), handOver(Transfer.of(BUNDLE)));
        assertEquals(0, line.state());
        byte[] both = TestBundles.bytes(new TestBundles(TimeSource.system()).bundle(Map.of("Site", "Rotterdam", "Line", "4", "More", "")));
        assertEquals(DONE, handOver(Transfer.of(both)));
    }

    @Test
    void itIsBusyWhileItRegisters() {
        plugIn(DeviceSettings.usual());
        Transfer transfer = Transfer.of(BUNDLE);
        assertEquals(DONE, handOver(transfer));
        for (DeviceState state : List.of(DeviceState.CONNECTING, DeviceState.GETTING_CERTIFICATE, DeviceState.REGISTERING, DeviceState.RECONNECTING)) {
            assertEquals(error(9), transfer.begin(line));
            assertEquals(error(9), transfer.put(line, 0, 10));
            assertEquals(error(9), transfer.commit(line));
            device.reach(state, "sensor-SN-7", CERTIFICATE);
        }
        assertEquals(error(9), transfer.begin(line));
    }

    @Test
    void everythingButRegisteringCanBeAborted() {
        plugIn(DeviceSettings.usual());
        Transfer transfer = Transfer.of(BUNDLE);
        assertEquals(DONE, line.write(HandoverGroup.ABORT, Conversation.NOTHING));
        transfer.begin(line);
        assertEquals(DONE, line.write(HandoverGroup.ABORT, Conversation.NOTHING));
        for (DeviceState until : List.of(DeviceState.ACCEPTED, DeviceState.CONNECTING, DeviceState.GETTING_CERTIFICATE, DeviceState.RECONNECTING,
                DeviceState.DONE)) {
            assertEquals(DONE, handOver(transfer));
            for (int state = HandoverGroup.code(DeviceState.CONNECTING); state <= HandoverGroup.code(until); state++) {
                device.reach(HandoverGroup.state(state).orElseThrow(), "sensor-SN-7", CERTIFICATE);
            }
            assertEquals(HandoverGroup.code(until), line.state());
            assertEquals(DONE, line.write(HandoverGroup.ABORT, Conversation.NOTHING));
            assertEquals(Map.of("state", 0L), line.read(HandoverGroup.STATUS, Conversation.NOTHING));
        }
        handOver(transfer);
        device.reach(DeviceState.REGISTERING, "-", "-");
        assertEquals(error(9), line.write(HandoverGroup.ABORT, Conversation.NOTHING));
        assertEquals(5, line.state());
    }

    @Test
    void whatTheStateDoesNotAllowIsRefused() {
        plugIn(DeviceSettings.usual());
        Transfer transfer = Transfer.of(BUNDLE);
        assertEquals(error(1), transfer.put(line, 0, 10));
        assertEquals(error(1), transfer.commit(line));
        handOver(transfer);
        device.reach(DeviceState.RECONNECTING, "t", CERTIFICATE);
        device.reach(DeviceState.DONE, "t", CERTIFICATE);
        assertEquals(error(1), transfer.put(line, 0, 10));
        assertEquals(error(1), transfer.commit(line));
        assertEquals(7, line.state());
    }

    @Test
    void sealedBundleIsRefusedByADeviceThatOffersNone() {
        plugIn(DeviceSettings.usual());
        assertFalse(line.read(HandoverGroup.HELLO, Conversation.NOTHING).containsKey("seal"));
        assertEquals(error(5), handOver(Transfer.of(BUNDLE).with(BUNDLE, new byte[32])));
        assertEquals(0, line.state());
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
