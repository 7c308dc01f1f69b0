package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.TextFirmware;
import dev.claimport.practice.device.text.TextServer;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import dev.claimport.text.Messages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A family that is not built in, as a firmware engineer would describe it: a shell with an echo, which takes Base64 in chunks. */
class ScriptProfileTest {

    private static final String SHELL = """
            name: my-shell
            family: My shell
            recognize: { probe: zephyr-shell }
            dialect: script
            settings: { within: 2 s }
            variables: { tag: "7" }
            answers:
              failures: [{ line: 'Not enough room.*', failure: buffer-too-small }]
            slots:
              ca: unsupported
              cert: { command: cred add, values: { type: CLIENT } }
              key: { command: cred add, values: { type: PK } }
              endpoint: unsupported
              template: unsupported
              params: unsupported
            identify:
              - { send: version, capture: { model: '(\\S+) shell' }, prompt: 'uart:~\\$' }
            store:
              - { send: cred buf clear, expect: 'Credential buffer cleared\\.' }
              - { send-chunks: 'cred buf ${chunk}', chunk: 48, expect: 'Stored \\d+ bytes\\.' }
              - { send: 'cred add ${tag} ${type} DEFAULT bint', expect: 'Added .*', proof: 'Added .*, sectag 7, and length ${content.length} bytes\\.' }
            verify: length
            """;

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private final Shell shell = new Shell();

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    /** Echoes, colours its prompt, and wraps nothing. */
    private static final class Shell implements TextServer {

        private final StringBuilder line = new StringBuilder();
        private final StringBuilder buffer = new StringBuilder();
        private final List<String> stored = new ArrayList<>();
        private int room = 8192;
        private String cleared = "Credential buffer cleared.";

        @Override
        public String accept(byte each) {
            if (each == '\n') {
                return "";
            }
            if (each != '\r') {
                line.append((char) each);
                return String.valueOf((char) each);
            }
            String command = line.toString();
            line.setLength(0);
            return "\r\n" + answer(command) + "\r\n\u001b[1;32muart:~$ \u001b[m";
        }

        private String answer(String command) {
            if (command.equals("version")) {
                return "Acme shell";
            }
            if (command.equals("cred buf clear")) {
                buffer.setLength(0);
                return cleared;
            }
            if (command.startsWith("cred buf ")) {
                String chunk = command.substring("cred buf ".length());
                if (buffer.length() + chunk.length() > room) {
                    return "Not enough room in credential buffer";
                }
                buffer.append(chunk);
                return "Stored " + chunk.length() + " bytes.";
            }
            String content = new String(Base64.getDecoder().decode(buffer.toString()), StandardCharsets.US_ASCII);
            stored.add(content);
            return "Added TLS credential of type X, sectag 7, and length " + content.length() + " bytes.";
        }

        @Override
        public void proceed() { }

        @Override
        public DeviceStatus status() {
            return DeviceStatus.at(DeviceState.EMPTY);
        }

        @Override
        public void close() { }
    }

    private ScriptDevice device() {
        var settings = (ScriptSettings) BuiltIn.text(SHELL).profile(List.of()).settings();
        return new ScriptDevice(new VirtualLine(new TextFirmware(VirtualDeviceOptions.usual("S"), shell, time), time), settings, time);
    }

    @Test
    void shellThatEchoesTakesChunksAndItsPromptEndsAStep() {
        ScriptDevice device = device();
        assertEquals("Acme", device.identify().model());
        device.deliver(bundle, time.instant(), (_, _) -> { });
        assertEquals(2, shell.stored.size());
        assertTrue(shell.stored.getFirst().startsWith("-----BEGIN CERTIFICATE-----\n"));
        assertTrue(shell.stored.getLast().endsWith("-----END RSA PRIVATE KEY-----\n"));
        assertEquals(new Verification.NotVerifiable(DeviceFailure.Unverified.LENGTH), device.commit());
    }

    @Test
    void bufferThatIsTooSmallIsNamedWithTheDevicesOwnWords() {
        shell.room = 1023;
        ScriptDevice device = device();
        device.identify();
        DeviceFailure failure = (DeviceFailure) Failures.expect(Kind.COMMAND_BUFFER_TOO_SMALL, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
        assertEquals("Not enough room in credential buffer", failure.facts().get("said"));
        assertEquals("cred buf", failure.facts().get("sent"), "nothing of the content");
    }

    @Test
    void deviceThatTakesNoParametersSaysSoBeforeAClaimIsRequested() {
        assertTrue(device().identify().can(Capability.FIXED_PARAMETERS));
    }

    @Test
    void echoOfACommandIsNoAnswerToIt() {
        var settings = (ScriptSettings) BuiltIn.text(SHELL.replace("expect: 'Credential buffer cleared\\.'", "expect: 'cred.*', within: 1 s")).profile(List.of()).settings();
        var device = new ScriptDevice(new VirtualLine(new TextFirmware(VirtualDeviceOptions.usual("S"), shell, time), time), settings, time);
        device.identify();
        // The device's own words begin like the command.
        shell.cleared = "";
        Failures.expect(Kind.STEP_UNANSWERED, () -> device.deliver(bundle, time.instant(), (_, _) -> { }));
    }

    @Test
    void mistakesAreToldWithTheirLines() {
        for (String[] change : new String[][] {
            {"probe: zephyr-shell", "probe: zephyr", "Line 3: “probe” has to be one of these:"},
            {"${tag} ${type}", "${tga} ${type}", "Line 21: “send” names the value “tga”, which nothing sets."},
            {"'Added .*', proof", "'Added (.*', proof", "Line 21: “expect” takes a regular expression"},
            {"command: cred add, values: { type: PK }", "path: x", "“command” is missing"},
            {"  - { send: cred buf clear, expect: 'Credential buffer cleared\\.' }", "  - cred buf clear", "A step of “store” has keys and values"},
            {"proof: 'Added", "prof: 'Added", "did you mean “proof”"},
            {"send: cred buf clear, expect", "send: cred buf clear, every: 512, expect", "The key “every” is unknown"},
            {"failure: buffer-too-small", "failure: buffer-small", "Did you mean “buffer-too-small”"},
            {", proof: 'Added .*, sectag 7, and length ${content.length} bytes\\.'", "", "“verify” promises a check"},
            {"${content.length}", "${content.lenght}", "names the value “content.lenght”"}
        }) {
            String text = SHELL.replace(change[0], change[1]);
            assertTrue(!text.equals(SHELL), change[0]);
            List<String> told = BuiltIn.text(text).read(List.of()).problems().stream().map(Messages.of("problems", Locale.ROOT)::problem).toList();
            assertTrue(told.stream().anyMatch(sentence -> sentence.contains(change[2])), change[1] + " gave " + told);
        }
    }
}
