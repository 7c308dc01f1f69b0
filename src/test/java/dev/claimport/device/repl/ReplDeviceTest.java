package dev.claimport.device.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.app.SupportedDialects;
import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceState;
import dev.claimport.device.Verification;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.LinkFailure;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.repl.Board;
import dev.claimport.practice.device.repl.BoardFault;
import dev.claimport.practice.device.text.LosesBytes;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.PassingLink;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that an interpreter is told to write, in a conversation with the practice board. */
class ReplDeviceTest {

    private static final List<String> FILES = List.of("/claim/ca.crt", "/claim/claim.crt", "/claim/claim.json", "/claim/claim.key");

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of("Site", "Berlin"));
    private final FakeRegistration registration = FakeRegistration.waiting();
    private TextFirmware firmware;
    private Board board;
    private VirtualLine line;
    private ReplDevice device;

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private void plugIn(DeviceFault... faults) {
        Profile profile = BuiltIn.profiles().named("micropython").orElseThrow().profile();
        firmware = (TextFirmware) SupportedDialects.builtIn().practice().playing(profile).orElseThrow()
                .device(profile, VirtualDeviceOptions.usual("4711-0001").misbehaving(faults), registration, time);
        board = (Board) firmware.server();
        line = new VirtualLine(firmware, time);
        device = new ReplDevice(line, (ReplSettings) profile.settings(), time);
    }

    private DeviceIdentity deliver() {
        DeviceIdentity identity = device.identify();
        device.deliver(bundle, time.instant(), (_, _) -> { });
        return identity;
    }

    private Verification handOver() {
        deliver();
        return device.commit();
    }

    private void assertNothingLeft() {
        for (String path : FILES) {
            assertEquals(Optional.empty(), board.content(path).map(String::new), path);
            assertEquals(Optional.empty(), board.content(path + ".new").map(String::new), path);
        }
    }

    @Test
    void filesGetTheirNamesWithTheCommitAndTheProgramRegistersWithThem() {
        plugIn();
        DeviceIdentity identity = deliver();
        assertEquals("e6605847110001", identity.serial());
        assertEquals(List.of("SerialNumber"), identity.parameters());
        for (String path : FILES) {
            assertEquals(Optional.empty(), board.content(path).map(String::new), path);
        }
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
        for (String path : FILES) {
            assertTrue(board.content(path).isPresent(), path);
            assertTrue(board.content(path + ".new").isEmpty(), path);
        }
        assertEquals(1, registration.started());
        assertEquals(bundle.claim().certificate(), registration.bundle().certificate());
        assertEquals(Map.of("Site", "Berlin", "SerialNumber", "e6605847110001"), registration.bundle().parameters());
    }

    @Test
    void whatIsWrittenIsOffTheHeapAndGivenBack() {
        plugIn();
        handOver();
        assertFalse(line.lent().isEmpty());
        for (ByteBuffer buffer : line.lent()) {
            assertTrue(buffer.isDirect());
            assertThrows(IllegalStateException.class, () -> buffer.get(0), "its memory is given back");
        }
    }

    @Test
    void boardWithoutRawPasteIsWrittenToInBursts() {
        plugIn(new BoardFault.KnowsNoRawPaste());
        assertEquals(new Verification.Verified("SHA-256"), handOver());
        assertEquals(1, registration.started());
    }

    @Test
    void boardThatEndsRawPasteEarlyIsWrittenToInBurstsFromThereOn() {
        plugIn(new BoardFault.EndsRawPasteEarly());
        assertEquals(new Verification.Verified("SHA-256"), handOver());
        assertEquals(1, registration.started());
    }

    @Test
    void boardThatLosesBytesIsSentSmallPieces() {
        plugIn(new LosesBytes());
        device.identify();
        device.deliver(bundle, time.instant(), (_, _) -> { });
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
    }

    @Test
    void slowLineAndSmallBufferAreEnough() {
        plugIn();
        line.paced(9600, 64);
        Instant begun = time.instant();
        handOver();
        Duration taken = Duration.between(begun, time.instant());
        Duration least = Duration.ofNanos(10_000_000_000L / 9600).multipliedBy(line.bytesWritten());
        assertTrue(taken.compareTo(least) >= 0 && taken.compareTo(least.multipliedBy(3).plusSeconds(10)) < 0, taken + " for " + line.bytesWritten() + " B");
    }

    @Test
    void withoutADigestNobodyKnows() {
        plugIn(new BoardFault.HasNoDigest());
        assertEquals(new Verification.NotVerifiable(DeviceFailure.Unverified.NOTHING), handOver());
        assertEquals(1, registration.started());
    }

    @Test
    void whatIsThereIsReplaced() {
        plugIn();
        handOver();
        registration.reach(DeviceState.DONE);
        handOver();
        assertTrue(board.content("/claim/claim.key").map(key -> new String(key, StandardCharsets.US_ASCII)).orElseThrow().startsWith("-----BEGIN"));
    }

    @Test
    void flippedBitIsFound() {
        plugIn(new DeviceFault.FlipsBit());
        deliver();
        Failures.expect(Kind.DIGEST_WRONG, () -> device.commit());
        device.abort();
        assertNothingLeft();
        assertEquals(0, registration.started());
    }

    @Test
    void whatWasBegunIsRemoved() {
        plugIn();
        deliver();
        device.abort();
        assertNothingLeft();
    }

    @Test
    void whatLayThereBeforeStaysWhereNothingNewWasNamed() {
        plugIn();
        handOver();
        deliver();
        device.abort();
        assertTrue(board.content("/claim/claim.key").isPresent());
        assertTrue(board.content("/claim/claim.key.new").isEmpty());
    }

    @Test
    void programThatSwallowsInterruptsIsNamed() {
        plugIn(new BoardFault.SwallowsInterrupts());
        Failures.expect(Kind.PROGRAM_NOT_INTERRUPTED, () -> device.identify());
    }

    @Test
    void driveThatAComputerHasMountedIsNamed() {
        plugIn(new BoardFault.DriveIsMounted());
        device.identify();
        Failures.expect(Kind.DEVICE_READ_ONLY, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
    }

    @Test
    void silenceIsNamedWithinTenSeconds() {
        plugIn(new DeviceFault.Silent());
        Instant begun = time.instant();
        Failures.expect(Kind.DEVICE_SILENT, () -> device.identify());
        assertTrue(Duration.between(begun, time.instant()).compareTo(Duration.ofSeconds(10)) < 0);
    }

    @Test
    void afterALostCableWhatIsMissingIsSent() {
        plugIn(new DeviceFault.Unplugs(6000, Optional.of(Duration.ofSeconds(1))));
        device.identify();
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
        device.resume(new VirtualLine(firmware, time));
        assertEquals(new Verification.Verified("SHA-256"), handOver());
        assertEquals(1, registration.started());
    }

    @Test
    void boardThatWasOnlyLookedAtGoesOnWithItsProgram() {
        plugIn();
        device.identify();
        device.close();
        assertTrue(line.written().stream().anyMatch(bytes -> bytes.length == 1 && bytes[0] == 4), "the interpreter is started anew");
    }

    /** Beside many others on a busy computer: what gets on is not called noise. */
    @Test
    void textThatTakesLongerThanAnAnswerIsTaken() {
        plugIn();
        device.identify();
        Instant begun = time.instant();
        device.resume(new PassingLink(line) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                time.advance(Duration.ofMillis(length > 3 ? 1000 : 0));
                super.write(bytes, offset, length);
            }
        });
        device.deliver(bundle, time.instant(), (_, _) -> { });
        assertTrue(time.instant().isAfter(begun.plusSeconds(20)), "it was not slow");
    }

    /** As a system below the interpreter does whose log is on the same line. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void boardThatIsNeverQuietAgainIsNotListenedToForEver(boolean ended) {
        plugIn();
        device.identify();
        Instant begun = time.instant();
        boolean[] talks = {false};
        boolean[] told = {false};
        device.resume(new PassingLink(line) {
            @Override
            public int read(byte[] into, Duration timeout) {
                if (!talks[0]) {
                    return super.read(into, timeout);
                }
                time.advance(Duration.ofMillis(1));
                assertTrue(time.instant().isBefore(begun.plusSeconds(30)), "still listening");
                into[0] = 'x';
                return 1;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                // Once it has got as much of a text as it has room for, or has been told that this is all of one.
                told[0] |= length > 3;
                talks[0] |= told[0] && (ended ? bytes[offset] == 4 : length == 32);
            }
        });
        Failures.expect(Kind.DEVICE_GARBAGE, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
    }
}
