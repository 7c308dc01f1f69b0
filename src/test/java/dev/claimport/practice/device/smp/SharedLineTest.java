package dev.claimport.practice.device.smp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.Device;
import dev.claimport.device.Verification;
import dev.claimport.device.smp.SmpAnswer;
import dev.claimport.device.smp.SmpClient;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.device.smp.SmpRequest;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import dev.claimport.testing.VirtualLine.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices whose SMP shares the serial line with a Zephyr shell, in virtual time. */
class SharedLineTest {

    private static final byte[] LINE_FEED = {'\n'};
    private static final byte[] ECHO = SmpFrames.encode(SmpMessage.of(SmpHeader.Op.WRITE, 1, 0, 0, 0, out -> out.map(1).text("d").text("hello")).bytes());

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle();
    private final FakeRegistration registration = FakeRegistration.waiting();
    private final SmpFirmware smpFs = device("smp-fs");

    private SmpFirmware device(String dialect) {
        return BuiltIn.device(dialect, VirtualDeviceOptions.usual("SN-1").withBuffers(384, 1).misbehaving(new SharesShell()), registration, time);
    }

    private String heard(VirtualLine line) {
        byte[] buffer = new byte[4096];
        StringBuilder heard = new StringBuilder();
        for (int count = line.read(buffer, Duration.ofMillis(100)); count > 0; count = line.read(buffer, Duration.ofMillis(100))) {
            heard.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        }
        return heard.toString();
    }

    @Test
    void shellTakesAFrameThatComesInOneReadWithALineFeedBeforeIt() {
        VirtualLine line = new VirtualLine(smpFs, time);
        line.write(LINE_FEED, 0, 1);
        line.write(ECHO, 0, ECHO.length);
        String heard = heard(line);
        assertTrue(heard.contains("command not found") && !heard.contains("\u0006\t"), heard);
        assertEquals(1, smpFs.shellHistory().size());

        line.write(LINE_FEED, 0, 1);
        time.advance(Duration.ofMillis(50));
        line.write(ECHO, 0, ECHO.length);
        assertTrue(heard(line).contains("\u0006\t"));
        assertEquals(1, smpFs.shellHistory().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"smp-fs", "handover"})
    void deviceIsNotTakenForAShell(String dialect) {
        SmpFirmware shared = device(dialect);
        assertEquals(dialect, BuiltIn.recognizer(time).look(new VirtualLine(shared, time)).family().id());
        assertEquals(List.of(), shared.shellHistory());
    }

    @Test
    void deviceInTheMiddleOfAFrameIsRecognisedAllTheSame() {
        VirtualLine line = new VirtualLine(smpFs, time);
        line.write(ECHO, 0, ECHO.length - 10);
        assertEquals("smp-fs", BuiltIn.recognizer(time).look(line).family().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"smp-fs", "handover"})
    void profileThatIsRecommendedForItWorks(String dialect) {
        SmpFirmware shared = device(dialect);
        try (Device device = BuiltIn.profile(dialect).settings().devices(time).on(new VirtualLine(shared, time))) {
            device.identify();
            device.deliver(bundle, time.instant(), (_, _) -> { });
            assertEquals(new Verification.Verified("SHA-256"), device.commit());
        }
        assertEquals(List.of(), shared.shellHistory());
        assertEquals(Duration.ZERO, time.slept());
    }

    /** Whatever of a key is lost on the way, and sent again. */
    @ParameterizedTest
    @ValueSource(strings = {"smp-fs", "handover"})
    void nothingGetsIntoTheHistoryOfTheShellOnALineThatLoses(String dialect) {
        int through = 0;
        for (int seed = 0; seed < 60; seed++) {
            time.set(ManualTime.START);
            SmpFirmware shared = device(dialect);
            try (Device device = BuiltIn.profile(dialect).settings().devices(time).on(new VirtualLine(shared, time, new Trouble(0.02, 0, 0, 0.02, 0.04), seed))) {
                device.identify();
                device.deliver(bundle, time.instant(), (_, _) -> { });
                device.commit();
                through++;
            } catch (FailureException e) {
                assertTrue(e.failure() instanceof DeviceFailure, e.getMessage());
            }
            assertEquals(List.of(), shared.shellHistory(), "seed " + seed);
        }
        assertTrue(through > 40, through + " of 60");
    }

    @Test
    void linesThatTheShellHoldsAreDroppedBeforeAFrameIsSentAgain() {
        VirtualLine line = new VirtualLine(smpFs, time);
        byte[] half = "lost its mar".getBytes(StandardCharsets.US_ASCII);
        line.write(half, 0, half.length);
        line.write(ECHO, 0, ECHO.length - 10);
        var client = new SmpClient(line, time);
        client.lost();
        assertTrue(client.ask(SmpRequest.read(0, 6, out -> out.map(0))) instanceof SmpAnswer.Done);
        assertEquals(List.of(), smpFs.shellHistory());
    }
}
