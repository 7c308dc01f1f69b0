package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell in which Claimport works is killed, as by a gateway that has no memory left: at each step, and nobody gets to see anything of the key. */
@EnabledOnOs(OS.LINUX)
@Tag("thorough")
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class SecondShellDiesTest extends OnADyingShell {

    private void endsInANamedFailure(ConsoleDevice device) throws IOException {
        FailureException thrown = assertThrows(FailureException.class, () -> {
            device.identify();
            deliver(device);
            device.commit();
        });
        assertTrue(watched.happened, () -> "before it was killed: " + told(thrown));
        assertEquals(Kind.GATEWAY_SHELL_ENDED, thrown.failure().kind(), () -> told(thrown));
        device.abort();
        firstShellKnowsNothing();
        assertTrue(isEmpty(), "what was written is taken back");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
            dash|SURVEY
            dash|COMMAND_FOR_THE_KEY
            dash|PERMISSIONS_OF_THE_KEY
            dash|MOVE
            bash --norc --noprofile -o emacs|COMMAND_FOR_THE_KEY
            bash --norc --noprofile -o emacs|MOVE
            mksh|COMMAND_FOR_THE_KEY
            busybox ash|COMMAND_FOR_THE_KEY
            """)
    void betweenCommands(String shell, Moment moment) throws Exception {
        endsInANamedFailure(device(shell, at -> moment.about.test(at.text), () -> kill(false)));
        assertEquals(0, watched.linesAfter);
    }

    /** Alone, so that what feeds it swallows the next line; or with that, so that the first shell gets it. */
    @ParameterizedTest
    @CsvSource({DASH + ",1,false", DASH + ",9,true", BASH + ",9,false", BASH + ",9,true", MKSH + ",9,false", MKSH + ",9,true", ASH + ",9,false", ASH + ",9,true"})
    void withinTheKey(String shell, int lineOfTheKey, boolean whole) throws Exception {
        endsInANamedFailure(device(shell, at -> at.linesOfTheKey == lineOfTheKey, () -> kill(whole)));
        assertEquals(0, watched.linesAfter, "none after the one that was on its way");
    }

    /** What lay there before, too, where it dies before that was put aside. */
    @ParameterizedTest
    @ValueSource(strings = {DASH, ASH})
    void whatWasThereStaysThere(String shell) throws Exception {
        ConsoleDevice device = device(shell, at -> Moment.MOVE.about.test(at.text), () -> kill(false));
        Files.createDirectory(file(""));
        Files.writeString(file("root-ca.pem"), "as it was");
        device.identify();
        deliver(device);
        assertEquals(Kind.GATEWAY_SHELL_ENDED, assertThrows(FailureException.class, device::commit).failure().kind());
        device.abort();
        assertEquals("as it was", text(file("root-ca.pem")));
        try (Stream<Path> all = Files.list(file(""))) {
            assertEquals(1, all.count());
        }
    }

    /** Half of what was before is none: from the first of these files on, the new ones stay. */
    @ParameterizedTest
    @CsvSource({DASH + ",1", DASH + ",3", ASH + ",4"})
    void whatIsThereIsKeptWhereItDiesWhileTheOldIsForgotten(String shell, int which) throws Exception {
        int[] seen = {0};
        ConsoleDevice device = device(shell, at -> Moment.FORGETTING_WHAT_WAS_THERE.about.test(at.text) && ++seen[0] == which, () -> kill(false));
        Files.createDirectory(file(""));
        Files.writeString(file("root-ca.pem"), "as it was");
        device.identify();
        deliver(device);
        assertInstanceOf(Verification.Verified.class, device.commit());
        assertTrue(watched.happened);
        device.abort();
        assertEquals(List.of("claim.json", "claim.key", "claim.pem", "root-ca.pem"), left());
        assertTrue(text(file("root-ca.pem")).startsWith("-----BEGIN CERTIFICATE"));
        hasPrompt();
        hasNothingOfTheKey("record", record());
    }

    /** Each write there is, one after another; it may come to its proof where all was done. */
    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    @Tag("long")
    @Timeout(1800)
    void atEachStep(String shell) throws Exception {
        device(shell, _ -> false, () -> { });
        int step = 0;
        boolean goesOn = true;
        while (goesOn) {
            step++;
            link.close();
            plugged.close();
            int at = step;
            ConsoleDevice device = device(shell, now -> now.writes >= at && isThere(), () -> kill(at % 2 == 0));
            try {
                device.identify();
                deliver(device);
                assertInstanceOf(Verification.Verified.class, device.commit());
                goesOn = watched.happened;
                hasNothingOfTheKey("record", record());
            } catch (FailureException e) {
                assertEquals(Kind.GATEWAY_SHELL_ENDED, e.failure().kind(), "at " + at);
                device.abort();
                assertEquals(List.of(), left(), "at " + at);
                firstShellKnowsNothing();
            }
        }
        System.out.println(shell + ": killed at each of " + (step - 1) + " steps");
    }

    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.exists(file("")) ? Files.list(file("")) : Stream.empty()) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private boolean isThere() {
        return ProcessHandle.current().descendants().anyMatch(this::isSecond);
    }
}
