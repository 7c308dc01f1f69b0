package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.quectel.QuectelModem;
import dev.claimport.practice.device.text.Answers;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
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

/** The conversation that {@code quectel} describes, with a practice modem. */
class QuectelTest {

    private static final ScriptSettings SETTINGS = (ScriptSettings) BuiltIn.profiles().named("quectel").orElseThrow().profile().settings();

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private final FakeRegistration registration = FakeRegistration.waiting();
    private VirtualDeviceOptions options = VirtualDeviceOptions.usual("350457000000017");
    private QuectelModem modem;

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private ScriptDevice device() {
        modem = new QuectelModem(options, registration);
        return new ScriptDevice(new VirtualLine(new TextFirmware(options, modem), time), SETTINGS, time);
    }

    private void deliver(ScriptDevice device) {
        device.identify();
        device.deliver(bundle, time.instant(), (_, _) -> { });
    }

    @Test
    void filesAreStoredCheckedAndBoundAtTheCommit() {
        ScriptDevice device = device();
        deliver(device);
        assertEquals(0, registration.started());
        assertEquals(new Verification.Verified("XOR-16"), device.commit());
        assertEquals(bundle.claim().certificate(), registration.bundle().certificate());
    }

    @Test
    void fileThatIsThereIsReplacedAndLinesOfALogAreNoAnswers() {
        options = options.misbehaving(new DeviceFault.Noisy());
        ScriptDevice device = device();
        deliver(device);
        device.commit();
        deliver(device);
        assertEquals(new Verification.Verified("XOR-16"), device.commit());
    }

    @Test
    void checksumOfSomethingElseIsNoProof() {
        options = options.misbehaving(new DeviceFault.FlipsBit());
        ScriptDevice device = device();
        Failures.expect(Kind.DIGEST_WRONG, () -> deliver(device));
    }

    @Test
    void connectWithANumberIsNoPrompt() {
        options = options.misbehaving(new Answers("AT+QFUPL", "CONNECT 9600"));
        ScriptDevice device = device();
        Failures.expect(Kind.STEP_UNANSWERED, () -> deliver(device));
    }

    @Test
    void settingThatWasNotTakenIsFoundThoughTheModemSaidOk() {
        options = options.misbehaving(new Answers("AT+QSSLCFG=\"clientkey\",1,", "OK"));
        ScriptDevice device = device();
        deliver(device);
        Failures.expect(Kind.DIGEST_WRONG, device::commit);
        assertEquals(0, registration.started());
    }

    static Stream<Arguments> stepsThatMatter() {
        Script script = SETTINGS.script();
        return Stream.of(script.identify(), script.store(), script.go()).flatMap(List::stream)
                .filter(step -> !step.mayFail() && step.say() instanceof Step.Say.Line)
                .map(step -> ((Phrase.Piece.Text) ((Step.Say.Line) step.say()).phrase().pieces().getFirst()).text()).distinct()
                .flatMap(command -> Stream.of(Arguments.of(command, "ERROR"), Arguments.of(command, "")));
    }

    @ParameterizedTest
    @MethodSource("stepsThatMatter")
    void errorOrSilenceAtEachStepIsAFailureWithANameAndNoKeyIsLeft(String command, String answer) {
        options = options.misbehaving(new Answers(command, answer));
        ScriptDevice device = device();
        FailureException thrown = assertThrows(FailureException.class, () -> {
            deliver(device);
            device.commit();
        });
        assertTrue(Set.of(Kind.STEP_REFUSED, Kind.STEP_UNANSWERED, Kind.DEVICE_SILENT).contains(thrown.failure().kind()), thrown.toString());
        device.abort();
        assertEquals(Optional.empty(), modem.content("claim-key.pem"));
        assertEquals(0, registration.started());
    }
}
