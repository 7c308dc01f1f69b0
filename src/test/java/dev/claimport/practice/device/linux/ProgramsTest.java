package dev.claimport.practice.device.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs that stand for those of a gateway. */
@DisabledOnOs(OS.WINDOWS)
class ProgramsTest {

    private static final int GATEWAYS = 6;
    private static final int TIMES = 50;
    private static final String TEXT = "#!/bin/sh\n# '\"$1\" \\n %s `x`\necho \"hello $1\"\n";

    @TempDir
    private Path folder;

    private static String said(Path program) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "'" + program + "' you").redirectErrorStream(true).start();
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8) + process.waitFor();
        }
    }

    @Test
    void programsAreWrittenToTheLetterAndWrittenAnew() throws Exception {
        Programs.write(folder, Map.of("one", TEXT, "two", "#!/bin/sh\nexit 3\n"));
        assertEquals(TEXT, Files.readString(folder.resolve("one")));
        assertEquals("hello you\n0", said(folder.resolve("one")));
        assertEquals("3", said(folder.resolve("two")));
        Programs.write(folder, Map.of("one", "#!/bin/sh\nexit 4\n"));
        assertEquals("4", said(folder.resolve("one")));
    }

    @Test
    void folderThatIsNotThereIsSaid() {
        IOException failure = assertThrows(IOException.class, () -> Programs.write(folder.resolve("none"), Map.of("one", TEXT)));
        assertTrue(failure.getMessage().contains("none"), failure::getMessage);
    }

    /** Whoever starts a child while another thread writes a program passes on what is open. */
    @Test
    void programsOfManyGatewaysCanBeRunAtOnce() throws Exception {
        Callable<List<String>> gateway = () -> {
            List<String> said = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                Path own = Files.createTempDirectory(folder, "gateway");
                Programs.write(own, Map.of("hello", TEXT));
                said.add(said(own.resolve("hello")));
            }
            return said.stream().distinct().toList();
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(GATEWAYS)) {
            List<Future<List<String>>> all = threads.invokeAll(Collections.nCopies(GATEWAYS, gateway));
            for (Future<List<String>> one : all) {
                assertEquals(List.of("hello you\n0"), one.get());
            }
        }
    }
}
