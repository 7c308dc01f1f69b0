package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.modem.AtShell;
import dev.claimport.practice.device.text.Answers;
import dev.claimport.practice.device.text.KeepsCredentials;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.practice.device.zephyr.CredOptions;
import dev.claimport.practice.device.zephyr.CredShell;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Zephyr's shells have of their own: lines and buffers that are too short, commands and digests that are not there. */
class ShellsTest {

    private static final int LONG = 4096;

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private final FakeRegistration registration = FakeRegistration.waiting();
    private VirtualDeviceOptions options = VirtualDeviceOptions.usual("a1b2c3d4e5000001");

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    /** Of a modem, whose serial number is an IMEI. */
    private AtShell atShell(int buffer, boolean unescapes) {
        options = options.withSerial("350457000000017");
        return new AtShell(buffer, unescapes, options, registration);
    }

    private ScriptDevice device(String profile, KeepsCredentials shell) {
        var settings = (ScriptSettings) BuiltIn.profiles().named(profile).orElseThrow().profile().settings();
        return new ScriptDevice(new VirtualLine(new TextFirmware(options, shell, time), time), settings, time);
    }

    private Verification handOver(ScriptDevice device) {
        device.identify();
        device.deliver(bundle, time.instant(), (_, _) -> { });
        return device.commit();
    }

    private DeviceFailure refused(Kind kind, ScriptDevice device, KeepsCredentials shell) {
        DeviceFailure failure = (DeviceFailure) Failures.expect(kind, () -> handOver(device));
        device.abort();
        assertEquals(Map.of(), shell.contents(), "what was there is taken back");
        assertEquals(0, registration.started());
        return failure;
    }

    private static String text(KeepsCredentials shell, String name) {
        return new String(shell.contents().get(name), StandardCharsets.ISO_8859_1);
    }

    @Test
    void shellWithCredentialsKeepsThemWithTheNulThatTlsWants() {
        var shell = new CredShell(CredOptions.USUAL, options, registration);
        ScriptDevice device = device("zephyr-cred", shell);
        DeviceIdentity identity = device.identify();
        assertEquals("a1b2c3d4e5000001", identity.serial());
        assertEquals("4.1.0", identity.firmware());
        assertEquals(new Verification.Verified("SHA-256"), handOver(device));
        assertTrue(text(shell, "42,SERV").endsWith("-----END CERTIFICATE-----\n\0"));
        assertEquals(bundle.claim().certificate(), registration.bundle().certificate());
    }

    @Test
    void bufferOfAPlainBuildIsTooSmallAndItsSettingIsNamedAsTheShellNamesIt() {
        var shell = new CredShell(CredOptions.SMALL, options, registration);
        DeviceFailure failure = refused(Kind.COMMAND_BUFFER_TOO_SMALL, device("zephyr-cred", shell), shell);
        assertEquals("Not enough room in credential buffer for provided data. Increase CONFIG_TLS_CREDENTIALS_SHELL_CRED_BUF_SIZE.", failure.facts().get("said"));
    }

    @Test
    void shellWithoutTheCommandsIsSaidToBeSo() {
        var shell = new CredShell(new CredOptions(LONG, 4, true, true, false), options, registration);
        assertEquals("cred: command not found", refused(Kind.SHELL_COMMAND_MISSING, device("zephyr-cred", shell), shell).facts().get("said"));
    }

    @Test
    void storageWithoutDigestsIsNotSaidToBeVerified() {
        var shell = new CredShell(new CredOptions(LONG, 4, false, true, true), options, registration);
        ScriptDevice device = device("zephyr-cred", shell);
        assertEquals(new Verification.NotVerifiable(DeviceFailure.Unverified.NOTHING), handOver(device));
        assertEquals(1, registration.started());
    }

    @Test
    void storageThatIsFullIsNamed() {
        var shell = new CredShell(new CredOptions(LONG, 2, true, true, true), options, registration);
        refused(Kind.DEVICE_CREDENTIALS_FULL, device("zephyr-cred", shell), shell);
    }

    @Test
    void modemBehindAShellGetsCrAndLfFromWhatTheShellMakesOfEscapes() {
        var shell = atShell(LONG, true);
        assertEquals(new Verification.Verified("SHA-256"), handOver(device("nrf91-shell", shell)));
        assertTrue(text(shell, "42,1").startsWith("-----BEGIN CERTIFICATE-----\r\nMII"), text(shell, "42,1"));
        assertEquals(Map.of("CFUN", "1"), shell.settings());
        assertEquals(bundle.claim().certificate(), registration.bundle().certificate());
    }

    @Test
    void shellThatHandsEscapesOnIsNamed() {
        var shell = atShell(LONG, false);
        DeviceFailure failure = refused(Kind.SHELL_KEEPS_ESCAPES, device("nrf91-shell", shell), shell);
        assertFalse(failure.facts().toString().contains("MII"), "the content is masked");
    }

    @Test
    void shellWithShortLinesIsNamed() {
        var shell = atShell(256, true);
        assertEquals("not terminated: \"", refused(Kind.SHELL_LINE_TOO_LONG, device("nrf91-shell", shell), shell).facts().get("said").toString().replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"514 DEVICE_CREDENTIALS_LOCKED", "515 DEVICE_CREDENTIALS_FULL", "518 MODEM_ONLINE", "519 DEVICE_CREDENTIAL_EXISTS",
        "527 SHELL_KEEPS_ESCAPES", "528 DEVICE_POWER_LOW", "23 STEP_REFUSED"})
    void whatTheModemRefusesThroughItsShellGetsAName(String refusal) {
        options = options.misbehaving(new Answers("AT%CMNG=0", "+CME ERROR: " + refusal.split(" ")[0]));
        var shell = atShell(LONG, true);
        refused(Kind.valueOf(refusal.split(" ")[1]), device("nrf91-shell", shell), shell);
    }

    @Test
    void plainErrorIsUnderstoodAsWell() {
        options = options.misbehaving(new Answers("AT%CMNG=0", "ERROR"));
        var shell = atShell(LONG, true);
        refused(Kind.STEP_REFUSED, device("nrf91-shell", shell), shell);
    }
}
