package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion scripts, in the shells that they are for. */
class CompletionCommandTest {

    @TempDir
    private Path folder;

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static boolean has(String program) {
        return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator)).anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private Path script(String shell) throws IOException {
        RecordedTerminal.Result printed = new RecordedTerminal().type("completion", shell);
        assertEquals(0, printed.exitCode(), printed.err());
        assertEquals("", printed.err());
        return Files.writeString(folder.resolve("_claimport"), printed.out());
    }

    @ParameterizedTest
    @CsvSource({
        "claimport hando, handover",
        "claimport create, create-provisioning-claim",
        "claimport iot l, list-provisioning-templates",
        "claimport practice dev, device",
        "claimport handover --temp, --template-name",
        "claimport handover --until d, delivered",
        "claimport iot create-provisioning-claim --output yaml-, yaml-stream",
        "claimport create-provisioning-claim --generate-cli-skeleton y, yaml-input",
        "claimport completion z, zsh",
        "claimport tra, trace",
        "claimport profiles dry, dry-run",
        "claimport trace --end crl, crlf",
    })
    void bashCompletesWhatWasBegun(String typed, String completed) throws Exception {
        assumeTrue(has("bash"), "bash is not installed");
        Path script = script("bash");
        String words = Arrays.stream(typed.split(" ")).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        String found = run("bash", "--norc", "-c", "compopt() { :; }; source " + script + "; COMP_WORDS=(" + words + "); COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ));"
                + " _complete_claimport; echo \"${COMPREPLY[@]}\"");
        assertEquals(completed, found.strip());
    }

    @Test
    void bashOffersEveryCommandButHiddenOnes() throws Exception {
        assumeTrue(has("bash"), "bash is not installed");
        String found = run("bash", "--norc", "-c", "source " + script("bash") + "; COMP_WORDS=(claimport ''); COMP_CWORD=1; _complete_claimport;"
                + " echo \"${COMPREPLY[@]}\"");
        Set<String> offered = new TreeSet<>(Arrays.asList(found.strip().split(" ")));
        offered.removeIf(word -> word.startsWith("-"));
        assertEquals(Set.of("handover", "practice", "ports", "probe", "profiles", "create-provisioning-claim", "iot", "completion", "login",
                "logout", "whoami", "doctor", "config", "setup", "support", "ledger", "template", "bench", "trace", "certify"), offered);
    }

    @Test
    void zshIsToldWhatTheFileIsFor() throws Exception {
        assertTrue(Files.readString(script("zsh")).startsWith("#compdef claimport\n"));
    }

    @Test
    void zshReadsTheScript() throws Exception {
        assumeTrue(has("zsh"), "zsh is not installed");
        String found = run("zsh", "-f", "-c", "autoload -U compinit; compinit -u -d " + folder.resolve("dump") + "; source " + script("zsh")
                + "; print $_comps[claimport]");
        assertTrue(found.contains("_complete_claimport"), found);
    }

    /** As somebody at a terminal sees it: the tabulator key is pressed, and the line is read. */
    @ParameterizedTest
    @CsvSource({
        "claimport hando, claimport handover",
        "claimport iot l, claimport iot list-provisioning-templates",
        "claimport handover --temp, claimport handover --template-name",
        "claimport iot create-provisioning-claim --output yaml-, claimport iot create-provisioning-claim --output yaml-stream",
    })
    void zshCompletesWhatWasBegun(String typed, String completed) throws Exception {
        assumeTrue(has("zsh"), "zsh is not installed");
        Path prepare = Files.writeString(folder.resolve("prepare"), "autoload -U compinit; compinit -u -d " + folder.resolve("dump") + "; source "
                + script("zsh") + "; shown() { print -r -- \"LINE<$BUFFER>\" }; zle -N shown; bindkey '^X' shown; print READ\"\"Y\n");
        Path press = Files.writeString(folder.resolve("press"), """
                zmodload zsh/zpty
                zpty shell zsh -f -i
                zpty -w shell 'source %s'
                while zpty -r shell line; do [[ $line == *READY* ]] && break; done
                zpty -w -n shell '%s'$'\\t'$'\\C-x'
                while zpty -r shell line; do [[ $line == *'LINE<'* ]] && break; done
                print -r -- $line
                zpty -d shell
                """.formatted(prepare, typed));
        String found = run("timeout", "30", "zsh", "-f", press.toString());
        assertTrue(found.contains("LINE<" + completed + " >"), found);
    }
}
