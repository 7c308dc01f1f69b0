package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceStatus;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.modem.QuectelModem;
import dev.claimport.practice.device.text.Answers;
import dev.claimport.practice.device.text.Patience;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.practice.device.text.TextServer;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Quectel modems have of their own. */
class QuectelTest {

    private static final ScriptSettings SETTINGS = (ScriptSettings) BuiltIn.profiles().named("quectel").orElseThrow().profile().settings();

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private final FakeRegistration registration = FakeRegistration.waiting();
    private final List<String> acknowledged = new ArrayList<>();
    private VirtualLine line;

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private ScriptDevice device(Answers... faults) {
        return device("A", faults);
    }

    /** @param taken what the modem says in the place of {@code A} */
    private ScriptDevice device(String taken, Answers... faults) {
        VirtualDeviceOptions options = VirtualDeviceOptions.usual("350457000000017").misbehaving(faults);
        line = new VirtualLine(new TextFirmware(options, new Saying(new QuectelModem(options, registration), taken), time), time);
        return new ScriptDevice(line, SETTINGS, time);
    }

    /** The same modem, but for one thing that it says. */
    private final class Saying implements TextServer {

        private final TextServer modem;
        private final String taken;

        Saying(TextServer modem, String taken) {
            this.modem = modem;
            this.taken = taken;
        }

        @Override
        public String accept(byte each) {
            return modem.accept(each);
        }

        @Override
        public Optional<Patience> patience() {
            return modem.patience();
        }

        @Override
        public String giveUp() {
            String said = modem.giveUp();
            if (said.equals("A")) {
                acknowledged.add(said);
            }
            return said.equals("A") ? taken : said;
        }

        @Override
        public void proceed() {
            modem.proceed();
        }

        @Override
        public DeviceStatus status() {
            return modem.status();
        }

        @Override
        public void close() {
            modem.close();
        }
    }

    private String told() {
        return line.written().stream().map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)).collect(Collectors.joining());
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

    /** What it is sent before it has said that it has stored a kilobyte, is lost. */
    @ParameterizedTest
    @ValueSource(strings = {"A", "\r\nA\r\n", "\r\n+QIURC: \"pdpdeact\",1\r\nA", "\r\nAPP RDY\r\nA"})
    void eachKilobyteIsTakenBeforeTheNextIsSent(String taken) {
        ScriptDevice device = device(taken);
        deliver(device);
        device.commit();
        assertEquals(1, registration.started());
        assertEquals(3, acknowledged.size(), "root, certificate and key have a kilobyte and some");
        assertTrue(told().contains(",60,1\r"));
    }

    @Test
    void modemThatDoesNotSayThatItAcknowledgesIsSentAllOfIt() {
        ScriptDevice device = device(new Answers("AT+QFUPL=?", "ERROR"));
        deliver(device);
        device.commit();
        assertEquals(1, registration.started());
        assertEquals(List.of(), acknowledged);
        assertTrue(told().contains(",60\r") && !told().contains(",60,1\r"));
    }

    /** Nothing is taken for it because it begins like it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\r\nAPP RDY\r\n", "AT", "\r\nOK\r\n"})
    void kilobyteThatIsNotAcknowledgedIsFollowedByNoOther(String taken) {
        ScriptDevice device = device(taken);
        Failures.expect(Kind.STEP_UNANSWERED, () -> deliver(device));
        assertFalse(told().contains("-----END"), "no more than a kilobyte of the first part");
        device.abort();
    }

    @Test
    void errorInThePlaceOfItIsTold() {
        DeviceFailure failure = (DeviceFailure) Failures.expect(Kind.STEP_REFUSED, () -> deliver(device("\r\n+CME ERROR: 421\r\n")));
        assertEquals("+CME ERROR: 421", failure.facts().get("said"));
        Failures.expect(Kind.DEVICE_CREDENTIALS_FULL, () -> deliver(device("\r\n+CME ERROR: 403\r\n")));
    }

    @Test
    void settingThatWasNotTakenIsFoundThoughTheModemSaidOk() {
        ScriptDevice device = device(new Answers("AT+QSSLCFG=\"clientkey\",1,", "OK"));
        deliver(device);
        Failures.expect(Kind.SETTING_NOT_KEPT, device::commit);
        assertEquals(0, registration.started());
    }
}
