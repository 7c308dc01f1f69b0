package dev.claimport.practice.cloud.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.failure.Problem;
import dev.claimport.practice.cloud.registry.Hook;
import dev.claimport.practice.cloud.registry.HookProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Hooks as programs of this computer, good and bad. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(240)
class HookAnswersTest {

    private static final Hook.Request REQUEST = new Hook.Request("claim", "certificate", "pem", "arn", "client", Map.of("SerialNumber", "A-17 ü"));
    /** Long enough on a busy computer for what ends by itself. */
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Duration SHORT = Duration.ofMillis(700);

    @TempDir
    private Path folder;

    private Hook.Answer ask(String script, Duration limit) throws Exception {
        Files.createDirectories(folder.resolve("hook"));
        Files.writeString(folder.resolve("hook/hook.sh"), script);
        return new HookProgram(folder, List.of("sh", "hook/hook.sh"), limit).ask(REQUEST);
    }

    private Problem refused(String script, Duration limit) {
        return assertThrows(Hook.FailedException.class, () -> ask(script, limit)).problem();
    }

    private Problem refused(String script) {
        return refused(script, LONG);
    }

    @Test
    void itIsGivenWhatAwsSendsAndItsOverridesCount() throws Exception {
        Hook.Answer answer = ask("cat > asked.json; echo '{\"allowProvisioning\": true, \"parameterOverrides\": {\"Site\": \"berlin\"}}'", LONG);

        assertEquals(new Hook.Answer(true, Map.of("Site", "berlin")), answer);
        assertEquals(new ObjectMapper().readTree("""
                {"claimCertificateId": "claim", "certificateId": "certificate", "certificatePem": "pem", "templateArn": "arn", "clientId": "client",
                 "parameters": {"SerialNumber": "A-17 ü"}}"""), new ObjectMapper().readTree(folder.resolve("asked.json").toFile()));
    }

    @Test
    void itNeedNotReadWhatItIsGiven() throws Exception {
        assertEquals(Hook.Answer.DENIED, ask("echo '{\"allowProvisioning\": false}'", LONG));
    }

    @Test
    void aCannedAnswerIsReadInTheSameWay() throws Exception {
        assertEquals(Hook.Answer.ALLOWED, HookProgram.canned("{\"allowProvisioning\": true, \"parameterOverrides\": null}").ask(REQUEST));
        assertThrows(Hook.FailedException.class, () -> HookProgram.canned("{\"allow\": true}").ask(REQUEST));
    }

    @Test
    void nonsenseIsRefused() {
        assertEquals(HookProblem.PRINTS_NO_JSON.problem("let them in"), refused("echo let them in"));
        assertEquals(HookProblem.PRINTS_NO_JSON.problem("{\"allowProvisioning\": true} {}"), refused("echo '{\"allowProvisioning\": true} {}'"));
        assertEquals(HookProblem.PRINTS_NO_ANSWER.problem(""), refused("exit 0"));
        assertEquals(HookProblem.PRINTS_NO_ANSWER.problem("{\"allowProvisioning\": \"true\"}"), refused("echo '{\"allowProvisioning\": \"true\"}'"));
        assertEquals(HookProblem.OVERRIDES_WRONG, refused("echo '{\"allowProvisioning\": true, \"parameterOverrides\": {\"A\": 1}}'").kind());
        assertEquals(HookProblem.OVERRIDES_WRONG, refused("echo '{\"allowProvisioning\": true, \"parameterOverrides\": [\"A\"]}'").kind());
        assertEquals(HookProblem.PRINTS_NO_JSON, refused("yes | head -c 300000; exit 0").kind());
    }

    @Test
    void aCrashIsRefusedWithItsLastWords() {
        assertEquals(HookProblem.ENDED.problem("3", "KeyError: 'SerialNumber'"), refused("echo '{\"allowProvisioning\": true}'; echo Traceback >&2; echo \"KeyError: 'SerialNumber'\" >&2; exit 3"));
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        Problem problem = assertThrows(Hook.FailedException.class, () -> new HookProgram(folder, List.of("no-such-program-anywhere")).ask(REQUEST)).problem();
        assertEquals(HookProblem.NOT_STARTED, problem.kind());
        assertTrue(problem.facts().get("said").toString().contains("no-such-program-anywhere"));
    }

    @Test
    void whatAnswersLateIsRefusedAndNothingOfItIsLeft() throws Exception {
        assertEquals(HookProblem.ENDLESS, refused("sleep 50 & echo $! > child; echo $$ > self; sleep 51; echo '{\"allowProvisioning\": true}'", SHORT).kind());
        for (String of : List.of("child", "self")) {
            assertEnded(Long.parseLong(Files.readString(folder.resolve(of)).strip()));
        }
    }

    @Test
    void childrenOfOneThatAnsweredAreEndedAsWell() throws Exception {
        assertEquals(Hook.Answer.ALLOWED, ask("sleep 50 >/dev/null 2>&1 </dev/null & echo $! > child; sleep 1; echo '{\"allowProvisioning\": true}'", LONG));
        assertEnded(Long.parseLong(Files.readString(folder.resolve("child")).strip()));
    }

    private static void assertEnded(long pid) throws Exception {
        var process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(60, TimeUnit.SECONDS);
        }
    }
}
