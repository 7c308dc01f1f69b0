package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.Part;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.modem.Nrf91Modem;
import dev.claimport.practice.device.modem.Nrf91Options;
import dev.claimport.practice.device.text.Answers;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conversation that {@code nrf91-at} describes, with a practice modem. */
class Nrf91Test {

    private static final ScriptSettings SETTINGS = (ScriptSettings) BuiltIn.profiles().named("nrf91-at").orElseThrow().profile().settings();
    private static final String IMEI = "350457000000017";

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private final FakeRegistration registration = FakeRegistration.waiting();
    private VirtualDeviceOptions options = VirtualDeviceOptions.usual(IMEI);
    private Nrf91Options variant = Nrf91Options.USUAL;
    private Nrf91Modem modem;
    private VirtualLine line;

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private ScriptDevice device() {
        modem = new Nrf91Modem(variant, options, registration);
        line = new VirtualLine(new TextFirmware(options, modem, time), time);
        return new ScriptDevice(line, SETTINGS, time);
    }

    private void deliver(ScriptDevice device) {
        device.identify();
        device.deliver(bundle, time.instant(), (_, _) -> { });
    }

    private String stored(int type) {
        return Optional.ofNullable(modem.contents().get("42," + type)).map(content -> new String(content, StandardCharsets.ISO_8859_1)).orElse("");
    }

    @Test
    void modemSaysWhoItIs() {
        assertEquals(DeviceIdentity.of("nRF9160-SICA", IMEI, "mfw_nrf9160_1.3.7").withParameters(List.of("SerialNumber"))
                .able(Set.of(DeviceIdentity.Capability.FIXED_PARAMETERS)), device().identify());
    }

    @Test
    void allPartsAreStoredOffLineVerifiedAndActedOnAfterTheCommit() {
        ScriptDevice device = device();
        deliver(device);
        assertEquals(Map.of("CFUN", "4"), modem.settings());
        assertEquals(0, registration.started());
        assertTrue(stored(1).startsWith("-----BEGIN CERTIFICATE-----\r\n") && stored(1).endsWith("-----END CERTIFICATE-----\r\n"), stored(1));
        assertTrue(stored(2).startsWith("-----BEGIN RSA PRIVATE KEY-----\r\n"));

        assertEquals(new Verification.Verified("SHA-256"), device.commit());
        assertEquals(Map.of("CFUN", "1"), modem.settings());
        assertEquals(bundle.claim().certificate(), registration.bundle().certificate());
        assertEquals(bundle.rootCas().subList(0, 1), registration.bundle().rootCas());
    }

    @Test
    void modemThatRefusesCrlfGetsLf() {
        variant = new Nrf91Options(4096, false, false, false, Optional.empty());
        ScriptDevice device = device();
        deliver(device);
        assertFalse(stored(1).contains("\r"));
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"514 DEVICE_CREDENTIALS_LOCKED", "515 DEVICE_CREDENTIALS_FULL", "518 MODEM_ONLINE", "519 DEVICE_CREDENTIAL_EXISTS",
        "527 DEVICE_CREDENTIAL_REFUSED", "528 DEVICE_POWER_LOW", "23 STEP_REFUSED"})
    void whatTheModemRefusesGetsAName(String refusal) {
        options = options.misbehaving(new Answers("AT%CMNG=0", "+CME ERROR: " + refusal.split(" ")[0]));
        ScriptDevice device = device();
        var failure = Failures.expect(Kind.valueOf(refusal.split(" ")[1]), () -> deliver(device));
        assertEquals("+CME ERROR: " + refusal.split(" ")[0], failure.facts().get("said"));
        assertFalse(failure.facts().get("sent").toString().contains("BEGIN"), "the content is masked");
        device.abort();
        assertPutBack();
    }

    /** What comes after them is dropped, also the quote that would end it: some say so at once, others wait for it until something in the buffer is taken back. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bufferThatEndsWithinTheQuotesIsNamedAndNothingIsStored(boolean saysSo) {
        variant = new Nrf91Options(1024, false, true, false, saysSo ? Nrf91Options.SERIAL_MODEM.version() : Optional.empty());
        ScriptDevice device = device();
        var failure = Failures.expect(saysSo ? Kind.STEP_REFUSED : Kind.STEP_UNANSWERED, () -> deliver(device));
        assertTrue(failure.facts().get("sent").toString().startsWith("AT%CMNG=0,42,0"), failure.toString());
        device.abort();
        assertPutBack();
        assertEquals(Map.of(), modem.contents());
        assertEquals(0, registration.started());
    }

    /** Its application may switch it on again: an OK to AT+CFUN=4 is no proof. */
    @Test
    void modemThatStaysOnLineIsNamed() {
        options = options.misbehaving(new Answers("AT+CFUN=4", "OK"));
        ScriptDevice device = device();
        var failure = Failures.expect(Kind.MODEM_ONLINE, () -> deliver(device));
        assertEquals(Map.of("sent", "AT+CFUN?", "said", "+CFUN: 1"), failure.facts());
    }

    @Test
    void settingThatDoesNotStayIsNoDamagedContent() {
        options = options.misbehaving(new Answers("AT+CFUN=1", "OK"));
        ScriptDevice device = device();
        deliver(device);
        var failure = Failures.expect(Kind.SETTING_NOT_KEPT, device::commit);
        assertEquals(Map.of("sent", "AT+CFUN?", "said", "+CFUN: 4"), failure.facts());
    }

    @Test
    void digestOfSomethingElseIsNoProof() {
        options = options.misbehaving(new Answers("AT%CMNG=1", "%CMNG: 42,0,\"" + "0".repeat(64) + "\"\r\n\r\nOK"));
        ScriptDevice device = device();
        Failures.expect(Kind.DIGEST_WRONG, () -> deliver(device));
    }

    @Test
    void okWithoutADigestIsNoProof() {
        options = options.misbehaving(new Answers("AT%CMNG=1", "OK"));
        ScriptDevice device = device();
        Failures.expect(Kind.DIGEST_WRONG, () -> deliver(device));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void partsAreWipedWhenTheModemHasThemOrHasNotTakenThem(boolean takes) {
        options = takes ? options : options.misbehaving(new Answers("AT%CMNG=0", "+CME ERROR: 515"));
        device();
        List<Part> rendered = new ArrayList<>();
        var device = new ScriptDevice(line, SETTINGS, time, (plan, of) -> {
            rendered.addAll(plan.render(of));
            return rendered;
        });
        if (takes) {
            deliver(device);
        } else {
            Failures.expect(Kind.DEVICE_CREDENTIALS_FULL, () -> deliver(device));
        }
        assertEquals(3, rendered.size());
        rendered.forEach(part -> assertThrows(IllegalStateException.class, () -> part.lend(0, 1, bytes -> bytes)));
    }

    private void assertPutBack() {
        assertEquals(Map.of("CFUN", "1"), modem.settings());
        for (int type = 0; type < 3; type++) {
            assertEquals("", stored(type));
        }
    }
}
