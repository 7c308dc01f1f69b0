package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.testing.BareWindow;
import dev.claimport.testing.XServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the installed package costs: install target/installers/*.deb, then {@code mvn -q -Pinstalled test}. Medians of ten, on an idle computer. */
@Tag("installed")
class InstalledBenchmark {

    private static final Path HOME = Path.of("/usr/lib/claimport");
    private static final int RUNS = 10;

    @Test
    void startsAtOnceAndIsSmall(@TempDir Path home) throws IOException, InterruptedException {
        assumeTrue(Files.exists(HOME), "install the .deb first");
        double[] version = new double[RUNS];
        double[] window = new double[RUNS];
        double[] bare = new double[RUNS];
        double[] resident = new double[RUNS];
        try (XServer screen = XServer.start()) {
            // The first of each warms up the system's cache.
            toEnd(home);
            toWindow(screen, home, product(), 0);
            toWindow(screen, home, bareWindow(), 0);
            for (int run = 0; run < RUNS; run++) {
                version[run] = toEnd(home);
                double[] started = toWindow(screen, home, product(), 5);
                window[run] = started[0];
                resident[run] = started[1];
                bare[run] = toWindow(screen, home, bareWindow(), 0)[0];
            }
        }
        double packed = size(Path.of("target", "installers"), ".deb");
        double installed = size(HOME, "");
        double ratio = median(window) / median(bare);
        System.out.printf("first window %.2f s (bare JavaFX %.2f s, ratio %.2f), --version %.3f s, resident %.0f MB, .deb %.1f MB, installed %.1f MB%n",
                median(window), median(bare), ratio, median(version), median(resident), packed, installed);
        assertAll(
                () -> assertTrue(median(window) <= 0.9, "first window"),
                () -> assertTrue(ratio <= 1.3, "against a bare window"),
                () -> assertTrue(median(version) <= 0.25, "--version"),
                () -> assertTrue(median(resident) <= 200, "resident"),
                () -> assertTrue(packed <= 60, ".deb"),
                () -> assertTrue(installed <= 150, "installed"));
    }

    private static List<String> product() {
        return List.of("/usr/bin/claimport");
    }

    /** The last line of the start script says how; only the main class is another. */
    private static List<String> bareWindow() throws IOException {
        String script = Files.readString(HOME.resolve("bin").resolve("claimport"));
        String tests = Path.of(BareWindow.class.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
        String changed = script.replace("$app/claimport.jar\" dev.claimport.Claimport", "$app/claimport.jar:" + tests + "\" " + BareWindow.class.getName())
                .replace("self=$0", "self=" + HOME + "/bin/claimport");
        assertTrue(!changed.equals(script), "the start script has another form");
        return List.of("/bin/sh", "-c", changed);
    }

    /** @return seconds */
    private static double toEnd(Path home) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = process(home, List.of("/usr/bin/claimport", "--version"), ":none");
        assertTrue(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0, "--version");
        return (System.nanoTime() - begun) / 1e9;
    }

    /**
     * @param idle seconds between the window and the look at its memory
     * @return seconds until the window was there, and megabytes
     */
    private static double[] toWindow(XServer screen, Path home, List<String> command, int idle) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = process(home, command, screen.display());
        while (!screen.showsWindow(900)) {
            assertTrue(process.isAlive() && System.nanoTime() - begun < 60e9, "no window came of " + command);
            Thread.sleep(2);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Thread.sleep(1000L * idle);
        double megabytes;
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            megabytes = lines.filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum() * 1024 / 1e6;
        }
        process.destroy();
        process.waitFor();
        while (screen.showsWindow(900)) {
            Thread.sleep(10);
        }
        return new double[] {seconds, megabytes};
    }

    private static Process process(Path home, List<String> command, String display) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
        builder.environment().keySet().removeIf(name -> name.contains("JAVA") || name.startsWith("XDG_"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("DISPLAY", display);
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static double size(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> Files.isRegularFile(path) && path.toString().endsWith(ending) && !path.toString().contains("/work/"))
                    .mapToLong(path -> path.toFile().length()).sum() / 1e6;
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
