package dev.claimport.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.handover.HandoverGroupDevice;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.BundleContents;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import dev.claimport.testing.VirtualLine.Trouble;
import java.nio.ByteBuffer;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lines that lose, cut, corrupt, double and delay what passes over them, in virtual time, by seed. */
class TroubledLineTest {

    private static final int RUNS = 60;

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle();

    @Test
    void lostLinesAreMadeUpFor() {
        assertGetsThrough(new Trouble(0.03, 0, 0, 0, 0));
    }

    @Test
    void linesThatAreCutShortAreMadeUpFor() {
        assertGetsThrough(new Trouble(0, 0.03, 0, 0, 0));
    }

    @Test
    void corruptedLinesAreMadeUpFor() {
        assertGetsThrough(new Trouble(0, 0, 0.03, 0, 0));
    }

    @Test
    void doubledLinesAreMadeUpFor() {
        assertGetsThrough(new Trouble(0, 0, 0, 0.03, 0));
    }

    @Test
    void answersThatComeTooLateAreNotTakenForOthers() {
        assertGetsThrough(new Trouble(0, 0, 0, 0, 0.15));
    }

    @Test
    void allOfItTogetherIsMadeUpFor() {
        assertGetsThrough(new Trouble(0.01, 0.01, 0.01, 0.01, 0.05));
    }

    /** Few runs may give up, and say so; none may end in anything but the bundle that was sent. */
    private void assertGetsThrough(Trouble trouble) {
        int through = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            time.set(ManualTime.START);
            FakeRegistration registration = FakeRegistration.waiting();
            var device = BuiltIn.device("handover", VirtualDeviceOptions.usual("SN-" + seed).withBuffers(384, 1), registration, time);
            try (var conversation = new HandoverGroupDevice(new VirtualLine(device, time, trouble, seed), time)) {
                assertEquals("SN-" + seed, conversation.identify().serial());
                conversation.deliver(bundle, ManualTime.START, (_, _) -> { });
                assertEquals(new Verification.Verified("SHA-256"), conversation.commit());
                assertReceived(registration.bundle());
                through++;
            } catch (FailureException e) {
                assertTrue(Set.<Enum<?>>of(Kind.DEVICE_SILENT, Kind.DEVICE_GARBAGE).contains(e.failure().kind()), e.getMessage());
            }
        }
        assertTrue(through >= RUNS * 17 / 20, through + " of " + RUNS);
    }

    private void assertReceived(BundleContents received) {
        byte[] sent = TestBundles.bytes(bundle);
        try (BundleContents expected = BundleContents.parse(ByteBuffer.wrap(sent))) {
            assertArrayEquals(bytes(expected), bytes(received));
            assertEquals(expected.certificate(), received.certificate());
            assertEquals(expected.rootCas(), received.rootCas());
        } catch (dev.claimport.claim.cbor.CborException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(BundleContents contents) {
        return contents.key().lend(key -> {
            byte[] bytes = new byte[key.remaining()];
            key.get(bytes);
            return bytes;
        });
    }
}
