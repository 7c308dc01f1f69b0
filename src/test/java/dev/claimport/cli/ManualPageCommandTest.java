package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ManualPageCommandTest {

    private final RecordedTerminal terminal = new RecordedTerminal();
    private final String page = terminal.type("manual-page").out();

    @TempDir
    private Path folder;

    private void assertTold(CommandLine command) {
        assertTrue(page.contains(command.getCommandSpec().qualifiedName().replace("-", "\\-")), command.getCommandSpec().qualifiedName());
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertTrue(page.contains(option.longestName().replace("-", "\\-")), option.longestName());
        }
        command.getSubcommands().values().stream().filter(sub -> !sub.getCommandSpec().usageMessage().hidden()).forEach(this::assertTold);
    }

    @Test
    void everyCommandAndOptionIsTold() {
        assertTold(terminal.commandLine());
        assertFalse(page.contains("manual\\-page"));
        assertFalse(page.contains("${"), "defaults are filled in");
    }

    @Test
    void everyTermSaysWhatItMeans() {
        List<String> lines = page.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals(".TP")) {
                assertFalse(lines.get(i + 2).isBlank() || lines.get(i + 2).startsWith("."), lines.get(i + 1));
            }
        }
    }

    @Test
    void roffHasNothingToComplainOf() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
        Path file = Files.writeString(folder.resolve("claimport.1"), page);
        Process groff = new ProcessBuilder("/usr/bin/groff", "-man", "-Tutf8", "-wall", "-z", file.toString()).redirectErrorStream(true).start();
        assertEquals("", new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, groff.waitFor());
    }
}
