package dev.claimport.practice.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.app.SupportedDialects;
import dev.claimport.device.DeviceStatus;
import dev.claimport.failure.LocalFailure;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.handover.Refuses;
import dev.claimport.practice.device.text.Answers;
import dev.claimport.practice.device.text.Reboots;
import dev.claimport.testing.Failures;
import dev.claimport.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {

    private static final Map<String, DeviceFault> FAULTS = SupportedDialects.builtIn().practice().faults();

    @TempDir
    private Path folder;

    private PracticeScenario read(String text) throws IOException {
        return ScenarioFile.read(Files.writeString(folder.resolve("scenario.yaml"), text), FAULTS);
    }

    @Test
    void whatIsNotSaidIsAsWhereEverythingWorks() throws IOException {
        assertEquals(PracticeScenario.FAIR, read("cloud: {}\n"));
        assertEquals(PracticeScenario.FAIR, read("device:\n  faults: []\n"));
    }

    @Test
    void everythingCanBeSaid() throws IOException {
        PracticeScenario read = read("""
                # A bad day.
                cloud:
                  answer-delay: 500 ms
                  throttled-claims: 3
                  unavailable: true
                  denied-actions: [iot:DescribeThing, iot:ListThingPrincipals]
                  clock-behind: 20 min
                  credentials-lifetime: 15 min
                  claim-lifetime: 90 s
                  broker-silent: true
                  registry-delay: 30 s
                  quotas: real
                sign-in:
                  token-lifetime: 20 min
                  session-lifetime: 60 min
                  password-changed-after: 120 min
                  throttled: 2
                device:
                  faults: [noisy, out-of-memory]
                  clock-ahead: 1440 min
                  unplugged-after: 1500
                  plugged-in-after: 5 s
                  stalls-while: getting-certificate
                  fails-while: registering
                  fails-with: tls
                  answers: { 'AT%CMNG=0': '+CME ERROR: 519', 'AT+CFUN=4': '' }
                  restarts-at: [AT+CFUN=1, 'cred del']
                """);
        assertEquals(new Scenario(Duration.ofMillis(500), 3, true, Set.of("iot:DescribeThing", "iot:ListThingPrincipals"), Duration.ofMinutes(-20),
                Duration.ofMinutes(15), Duration.ofSeconds(90), true, Duration.ofSeconds(30), true,
                new SignInTrouble(Duration.ofMinutes(20), Duration.ofHours(1), Optional.of(Duration.ofHours(2)), 2)), read.cloud());
        assertEquals(List.of("Noisy", "Refuses", "ClockAhead", "Unplugs", "Answers", "Answers", "Reboots", "Reboots", "Stalls", "Fails"),
                read.device().stream().map(fault -> fault.getClass().getSimpleName()).toList());
        assertTrue(read.device().containsAll(List.of(new Answers("AT%CMNG=0", "+CME ERROR: 519"), new Answers("AT+CFUN=4", ""), new Reboots("cred del"))));
        assertTrue(read.device().containsAll(List.of(Refuses.outOfMemory(), new DeviceFault.ClockAhead(Duration.ofDays(1)),
                new DeviceFault.Unplugs(1500, Optional.of(Duration.ofSeconds(5))))));
        assertEquals(DeviceStatus.Cause.TLS, ((DeviceFault.Fails) read.device().getLast()).why());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '$', value = {
        "- a; Line 1: Keys and values belong here",
        "cloud: [; Line 1: This is not YAML",
        "clouds: {}; Line 1: The key “clouds” is unknown: did you mean “cloud”?",
        "cloud:|  answers: 3; Line 2: The key “answers” is unknown",
        "cloud:|  answer-delay: 3; Line 2: “answer-delay” takes a time",
        "cloud:|  answer-delay: 11 min; Line 2: “answer-delay” takes a time",
        "cloud:|  throttled-claims: -1; Line 2: “throttled-claims” takes a whole number from 0 to 1000.",
        "cloud:|  denied-actions:|    - DescribeThing; Line 3: “denied-actions” takes IAM actions",
        "cloud:|  unavailable: perhaps; Line 2: “unavailable” cannot be “perhaps”",
        "device: noisy; Line 1: “device” takes keys and values of its own.",
        "device:|  faults: [noisy, lazy]; Line 2: “faults” takes faults of practice devices",
        "device:|  answers: AT+CFUN; Line 2: “answers” takes keys and values of its own.",
        "device:|  restarts-at: [AT+CFUN, [AT]]; Line 2: “restarts-at” takes what commands begin with, such as AT+CFUN.",
        "device:|  plugged-in-after: 5 s; Line 2: “plugged-in-after” needs “unplugged-after” as well.",
        "device:|  stalls-while: asleep; Line 2: “stalls-while” cannot be “asleep”",
        "sign-in:|  throttled: 1|  throttled: 2; Line 3: “throttled” is there twice, first on line 2."
    })
    void aMistakeIsNamedWithItsLine(String text, String expected) {
        var failure = Failures.expect(LocalFailure.Kind.SCENARIO_INVALID, () -> read(text.replace('|', '\n')));
        String message = Messages.of("failures", Locale.ENGLISH).message(failure);
        assertTrue(message.startsWith("The scenario " + folder.resolve("scenario.yaml") + " cannot be used. " + expected), message);
    }

    @Test
    void familiesHaveFaultsOfTheirOwn() throws IOException {
        assertEquals(List.of("StaysOnline", "SmallBuffer", "LosesBytes", "SwallowsInterrupts", "DriveIsMounted", "KnowsNoRawPaste", "HasNoDigest"),
                read("device: { faults: [stays-online, small-buffer, loses-bytes, swallows-interrupts, drive-mounted, no-raw-paste, no-digest] }")
                        .device().stream().map(fault -> fault.getClass().getSimpleName()).toList());
    }

    @Test
    void allMistakesAreNamedAtOnce() throws IOException {
        var failure = Failures.expect(LocalFailure.Kind.SCENARIO_INVALID, () -> read("cloud:\n  unavailable: 1\nsign-in:\n  throttle: 1\n"));
        String message = Messages.of("failures", Locale.ENGLISH).message(failure);
        assertTrue(message.contains("Line 2: ") && message.contains("Line 4: "), message);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Failures.expect(LocalFailure.Kind.FILE_UNREADABLE, () -> ScenarioFile.read(folder.resolve("none.yaml"), FAULTS));
    }
}
