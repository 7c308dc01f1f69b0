package dev.claimport.aws.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.aws.credential.ProcessFailedException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are a POSIX system's")
class CredentialProcessTest {

    @TempDir
    private Path folder;

    /** An address as single sign-on programs get it: for a shell, the program would end at the first ampersand. */
    @ParameterizedTest
    @ValueSource(strings = {"https://sso.example/?a=1&b=2", "'https://sso.example/?a=1&b=2'", "\"https://sso.example/?a=1&b=2\"", "https://sso.example/?a=1\\&b=2"})
    void noShellTakesTheCommandLineApart(String address) throws Exception {
        Path program = program("printf '{\"Version\":1,\"AccessKeyId\":\"%s\",\"SecretAccessKey\":\"s\"}' \"$1\"");
        assertEquals("https://sso.example/?a=1&b=2", CredentialProcess.of("'" + program + "' " + address).run().accessKeyId());
    }

    @Test
    void whatItPrintsIsTaken() throws Exception {
        Path program = program("echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"S\",\"SessionToken\":\"T\",\"AccountId\":\"123456789012\","
                + "\"Expiration\":\"2026-11-23T15:00:31+0000\"}'");
        AccessKeys keys = CredentialProcess.of(quoted(program)).run();
        assertEquals(new AccessKeys("A", "S", Optional.of("T"), Optional.of(Instant.parse("2026-11-23T15:00:31Z")), Optional.of("123456789012")), keys);
        assertFalse(keys.toString().contains("S,"));
    }

    @Test
    @Timeout(240)
    void nothingIsLeftOfWhatDoesNotEnd() throws Exception {
        Path child = folder.resolve("child");
        Path program = program("sleep 300 &\necho $! > '" + child + "'\nwait");
        assertEnds(Reason.ENDLESS, new CredentialProcess(quoted(program), false, Duration.ofSeconds(1)));
        assertIsGone(child);
    }

    /** The program has ended, what it has started holds its output open. */
    @Test
    @Timeout(240)
    void nothingIsLeftOfWhatWasLeftBehindEither() throws Exception {
        Path child = folder.resolve("child");
        Path program = program("sleep 300 &\necho $! > '" + child + "'\nsleep 1");
        assertEnds(Reason.ENDLESS, new CredentialProcess(quoted(program), false, Duration.ofSeconds(3)));
        assertIsGone(child);
    }

    private static void assertIsGone(Path child) throws Exception {
        Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(Files.readString(child).strip()));
        if (left.isPresent()) {
            left.get().onExit().get(60, TimeUnit.SECONDS);
        }
        assertTrue(left.filter(ProcessHandle::isAlive).isEmpty());
    }

    private static void assertEnds(Reason reason, CredentialProcess process) {
        assertEquals(reason, assertThrows(ProcessFailedException.class, process::run).reason());
    }

    private static String quoted(Path program) {
        return "'" + program + "'";
    }

    private Path program(String script) throws IOException {
        Path program = Files.writeString(Files.createDirectories(folder.resolve("with blanks")).resolve("tool"), "#!/bin/sh\n" + script + "\n");
        assertTrue(program.toFile().setExecutable(true));
        return program;
    }
}
