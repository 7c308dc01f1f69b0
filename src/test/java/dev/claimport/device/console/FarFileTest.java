package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the files of a folder by what this computer's shell is told. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FarFileTest {

    @TempDir
    private Path folder;
    private FarFile file;

    @BeforeEach
    void name() {
        file = new FarFile(folder.resolve("claim key.pem").toString(), "600");
    }

    private void run(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
        assertEquals("", new String(shell.getInputStream().readAllBytes()));
        assertEquals(0, shell.waitFor(), command);
    }

    private void write(String content) throws IOException, InterruptedException {
        run("printf " + content + " > " + file.fresh());
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.toList()) {
                found.put(each.getFileName().toString().replace("claim key.pem", "x"), Files.readString(each));
            }
        }
        return found;
    }

    @Test
    void whereNothingWasBeforeNothingIsAfterwards() throws Exception {
        write("new");
        assertEquals(Map.of("x.claimport-new", "new"), files());
        run(file.move());
        assertEquals(Map.of("x", "new", "x.claimport-none", ""), files());
        run(file.restore());
        assertEquals(Map.of(), files());
    }

    @Test
    void whatWasBeforeIsBackAfterwardsHoweverOftenItWasMoved() throws Exception {
        Files.writeString(Path.of(file.path()), "old");
        write("new");
        run(file.move());
        run(file.move());
        assertEquals(Map.of("x", "new", "x.claimport-old", "old"), files());
        run(file.restore());
        run(file.restore());
        assertEquals(Map.of("x", "old"), files());
    }

    /** Of the hand-over before, which was cut off. */
    @Test
    void whatIsLeftOfAnEarlierOneDoesNotCount() throws Exception {
        Files.writeString(Path.of(file.path()), "old");
        run("printf older > " + file.quoted().replace(".pem'", ".pem.claimport-old'") + "; true > " + file.ran(1) + "; true > " + file.ran(2));
        write("new");
        run(file.move());
        assertEquals(Map.of("x", "new", "x.claimport-old", "old"), files());
        Files.delete(Path.of(file.path()));
        write("newer");
        run(file.move());
        assertEquals(Map.of("x", "newer", "x.claimport-none", ""), files());
    }

    @Test
    void nothingButTheFileStaysInTheEnd() throws Exception {
        Files.writeString(Path.of(file.path()), "old");
        write("new");
        run(file.move());
        run("true > " + file.ran(1) + "; true > " + file.ran(2));
        run(file.forgetOld());
        assertEquals(Map.of("x", "new"), files());
    }

    @Test
    void whatWasNotMovedIsThrownAwayWithTheNotesOfWhatWasRun() throws Exception {
        Files.writeString(Path.of(file.path()), "old");
        write("new");
        run("true > " + file.ran(1));
        run(file.discard());
        assertEquals(Map.of("x", "old"), files());
        assertEquals(folder.toString(), file.folder());
    }
}
