package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.claim.Bundle;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.modem.QuectelModem;
import dev.claimport.practice.device.text.Answers;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Quectel modems have of their own. */
class QuectelTest {

    private static final ScriptSettings SETTINGS = (ScriptSettings) BuiltIn.profiles().named("quectel").orElseThrow().profile().settings();

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private final FakeRegistration registration = FakeRegistration.waiting();

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private ScriptDevice device(Answers fault) {
        VirtualDeviceOptions options = VirtualDeviceOptions.usual("350457000000017").misbehaving(fault);
        return new ScriptDevice(new VirtualLine(new TextFirmware(options, new QuectelModem(options, registration), time), time), SETTINGS, time);
    }

    private void deliver(ScriptDevice device) {
        device.identify();
        device.deliver(bundle, time.instant(), (_, _) -> { });
    }

    @Test
    void connectWithANumberIsNoPrompt() {
        ScriptDevice device = device(new Answers("AT+QFUPL", "CONNECT 9600"));
        Failures.expect(Kind.STEP_UNANSWERED, () -> deliver(device));
    }

    @Test
    void settingThatWasNotTakenIsFoundThoughTheModemSaidOk() {
        ScriptDevice device = device(new Answers("AT+QSSLCFG=\"clientkey\",1,", "OK"));
        deliver(device);
        Failures.expect(Kind.DIGEST_WRONG, device::commit);
        assertEquals(0, registration.started());
    }
}
