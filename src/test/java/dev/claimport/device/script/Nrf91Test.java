package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.nrf91.Nrf91Modem;
import dev.claimport.practice.device.nrf91.Nrf91Options;
import dev.claimport.practice.device.text.Answers;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
        line = new VirtualLine(new TextFirmware(options, modem), time);
        return new ScriptDevice(line, SETTINGS, time);
    }

    private void deliver(ScriptDevice device) {
        device.identify();
        device.deliver(bundle, time.instant(), (_, _) -> { });
    }

    private String stored(int type) {
        return modem.content(42, type).map(content -> new String(content, StandardCharsets.ISO_8859_1)).orElse("");
    }

    @Test
    void modemSaysWhoItIs() {
        assertEquals(DeviceIdentity.of("nRF9160-SICA", IMEI, "mfw_nrf9160_1.3.7").withParameters(List.of("SerialNumber")), device().identify());
    }

    @Test
    void allPartsAreStoredOffLineVerifiedAndActedOnAfterTheCommit() {
        ScriptDevice device = device();
        deliver(device);
        assertEquals(4, modem.mode());
        assertEquals(0, registration.started());
        assertTrue(stored(1).startsWith("-----BEGIN CERTIFICATE-----\r\n") && stored(1).endsWith("-----END CERTIFICATE-----\r\n"), stored(1));
        assertTrue(stored(2).startsWith("-----BEGIN RSA PRIVATE KEY-----\r\n"));

        assertEquals(new Verification.Verified("SHA-256"), device.commit());
        assertEquals(1, modem.mode());
        assertEquals(bundle.claim().certificate(), registration.bundle().certificate());
        assertEquals(bundle.rootCas().subList(0, 1), registration.bundle().rootCas());
    }

    @Test
    void whatIsWrittenIsOffTheHeapAndGivenBack() {
        deliver(device());
        assertFalse(line.lent().isEmpty());
        for (ByteBuffer buffer : line.lent()) {
            assertTrue(buffer.isDirect());
            assertThrows(IllegalStateException.class, () -> buffer.get(0), "its memory is given back");
        }
    }

    @Test
    void modemThatRefusesCrlfGetsLf() {
        variant = new Nrf91Options(4096, false, false, false);
        ScriptDevice device = device();
        deliver(device);
        assertFalse(stored(1).contains("\r"));
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
    }

    @Test
    void echoAndLinesOfALogAreNoAnswers() {
        variant = new Nrf91Options(4096, true, true, false);
        options = options.misbehaving(new DeviceFault.Noisy(), new Answers("ATE0", "ERROR"));
        ScriptDevice device = device();
        deliver(device);
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
    }

    @Test
    void credentialThatIsThereIsReplaced() {
        ScriptDevice device = device();
        deliver(device);
        device.commit();
        deliver(device);
        assertArrayEquals(modem.content(42, 1).orElseThrow(), stored(1).getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(new Verification.Verified("SHA-256"), device.commit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"514 DEVICE_CREDENTIALS_LOCKED", "515 DEVICE_CREDENTIALS_FULL", "518 MODEM_ONLINE", "527 DEVICE_CREDENTIAL_REFUSED", "23 STEP_REFUSED"})
    void whatTheModemRefusesGetsAName(String refusal) {
        options = options.misbehaving(new Answers("AT%CMNG=0", "+CME ERROR: " + refusal.split(" ")[0]));
        ScriptDevice device = device();
        var failure = Failures.expect(Kind.valueOf(refusal.split(" ")[1]), () -> deliver(device));
        assertEquals("+CME ERROR: " + refusal.split(" ")[0], failure.facts().get("said"));
        assertFalse(failure.facts().get("sent").toString().contains("BEGIN"), "the content is masked");
        device.abort();
        assertPutBack();
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

    static Stream<Arguments> stepsThatMatter() {
        Script script = SETTINGS.script();
        return Stream.of(script.identify(), script.prepare(), script.store(), script.go()).flatMap(List::stream).filter(step -> !step.mayFail())
                .map(step -> ((Phrase.Piece.Text) ((Step.Say.Line) step.say()).phrase().pieces().getFirst()).text()).distinct()
                .flatMap(command -> Stream.of(Arguments.of(command, "ERROR"), Arguments.of(command, "")));
    }

    @ParameterizedTest
    @MethodSource("stepsThatMatter")
    void errorOrSilenceAtEachStepIsAFailureWithANameAndTheModemIsPutBack(String command, String answer) {
        options = options.misbehaving(new Answers(command, answer));
        ScriptDevice device = device();
        FailureException thrown = assertThrows(FailureException.class, () -> {
            deliver(device);
            device.commit();
        });
        assertTrue(Set.of(Kind.STEP_REFUSED, Kind.STEP_UNANSWERED, Kind.DEVICE_SILENT).contains(thrown.failure().kind()), thrown.toString());
        device.abort();
        if (!command.startsWith("AT+CFUN")) {
            assertEquals(1, modem.mode());
        }
        assertTrue(stored(2).isEmpty() || command.startsWith("AT+CFUN"), "a key is left");
        assertTrue(Duration.between(ManualTime.START, time.instant()).compareTo(Duration.ofMinutes(2)) < 0, time.instant().toString());
    }

    @Test
    void cableThatComesOutEndsIt() {
        options = options.misbehaving(new DeviceFault.Unplugs(3000, Optional.empty()));
        ScriptDevice device = device();
        assertThrows(FailureException.class, () -> deliver(device));
        device.abort();
    }

    private void assertPutBack() {
        assertEquals(1, modem.mode());
        for (int type = 0; type < 3; type++) {
            assertEquals("", stored(type));
        }
    }
}
