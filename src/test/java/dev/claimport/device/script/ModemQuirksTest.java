package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.app.SupportedDialects;
import dev.claimport.claim.Bundle;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.modem.AltairModem;
import dev.claimport.practice.device.modem.EspAtModule;
import dev.claimport.practice.device.modem.QuectelModem;
import dev.claimport.practice.device.modem.SequansModem;
import dev.claimport.practice.device.modem.SierraModem;
import dev.claimport.practice.device.modem.SimcomModem;
import dev.claimport.practice.device.text.Answers;
import dev.claimport.practice.device.text.AtModem;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single families have of their own, beside all that they have in common. */
class ModemQuirksTest {

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private final FakeRegistration registration = FakeRegistration.waiting();
    private VirtualDeviceOptions options = VirtualDeviceOptions.usual("350457000000017");

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private ScriptDevice device(String profile, AtModem modem) {
        var settings = (ScriptSettings) BuiltIn.profiles().named(profile).orElseThrow().profile().settings();
        return new ScriptDevice(new VirtualLine(new TextFirmware(options, modem, time), time), settings, time);
    }

    private void handOver(ScriptDevice device) {
        device.identify();
        device.deliver(bundle, time.instant(), (_, _) -> { });
        device.commit();
    }

    @Test
    void firmwareThatTakesNoCertificatesIsNamed() {
        options = options.misbehaving(new Answers("AT+CCERTDOWN", "ERROR"));
        ScriptDevice device = device("simcom-a76xx", new SimcomModem(options, registration));
        var failure = Failures.expect(Kind.FIRMWARE_REFUSES_CREDENTIALS, () -> handOver(device));
        assertEquals("A7670M7_V1.11.1", failure.facts().get("firmware"));
    }

    /** Chosen by hand, it is found out by what it says of itself, before anything is written. */
    @ParameterizedTest
    @CsvSource({"quectel,nrf91-at,nRF9160-SICA", "simcom-a76xx,quectel,BG96", "ublox,sierra,HL7802", "nrf91-at,telit,ME310G1-WW"})
    void modemOfAnotherFamilyIsNamedByItsModel(String spoken, String plugged, String model) {
        var settings = (ScriptSettings) BuiltIn.profiles().named(spoken).orElseThrow().profile().settings();
        Profile family = BuiltIn.profiles().named(plugged).orElseThrow().profile();
        PracticeFirmware firmware = SupportedDialects.builtIn().practice().playing(family).orElseThrow().device(family, options, registration, time);
        var failure = Failures.expect(Kind.STEP_REFUSED, () -> new ScriptDevice(new VirtualLine(firmware, time), settings, time).identify());
        assertEquals(Map.of("sent", "AT+CGMM", "said", model), failure.facts());
    }

    /** Whose model and firmware nobody has said, cannot be named either. */
    @Test
    void firmwareThatIsNotKnownIsNotBlamed() {
        options = options.misbehaving(new Answers("AT+CCERTDOWN", "ERROR"), new Answers("AT+CGMR", "ERROR"), new Answers("AT+SIMCOMATI", "ERROR"));
        Failures.expect(Kind.STEP_REFUSED, () -> handOver(device("simcom-a76xx", new SimcomModem(options, registration))));
    }

    @Test
    void buildWithoutNamespacesOfMqttGetsThoseOfTheClient() {
        options = options.withSerial("02:00:5e:00:00:01");
        var module = new EspAtModule(List.of("client"), options, registration);
        handOver(device("esp-at", module));
        assertEquals(Set.of("client_cert.0", "client_key.0", "client_ca.0"), module.contents().keySet());
        assertEquals(1, registration.started());
    }

    @Test
    void modemThatWantsTheBodyOnOneLineGetsIt() {
        var modem = new SequansModem(false, options, registration);
        handOver(device("sequans", modem));
        assertEquals(3, new String(modem.contents().get("certificate18"), StandardCharsets.ISO_8859_1).lines().count());
        assertEquals(bundle.claim().certificate(), registration.bundle().certificate());
    }

    @Test
    void okThatGetsLostIsMadeUpForByReadingBack() {
        var modem = new AltairModem(true, options, registration);
        handOver(device("altair", modem));
        assertEquals(1, registration.started());
    }

    @Test
    void certificateThatTheModuleDoesNotTakeForOneIsNamed() {
        options = options.misbehaving(new Answers(Answers.CONTENT, "+CME ERROR: 931"));
        ScriptDevice device = device("sierra", new SierraModem(options, registration));
        Failures.expect(Kind.DEVICE_CREDENTIAL_REFUSED, () -> handOver(device));
        device.abort();
        assertEquals(0, registration.started());
    }

    @Test
    void modemWithOtherFramingAndNamesIsUnderstood() {
        var modem = new QuectelModem(true, options, registration);
        ScriptDevice device = device("quectel", modem);
        assertEquals("BG770A-GL", device.identify().model());
        handOver(device);
        assertEquals(1, registration.started());
    }

    @Test
    void firmwareThatDoesNotKnowTheServersNameIsNoMatter() {
        options = options.misbehaving(new Answers("AT+QSSLCFG=\"sni\"", "ERROR"));
        handOver(device("quectel", new QuectelModem(options, registration)));
        assertEquals(1, registration.started());
    }
}
