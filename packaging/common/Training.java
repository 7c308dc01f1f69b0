import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds out which classes a start needs: runs the short commands, and a whole hand-over in the window, and lists what was loaded. The
 * list is kept in the repository: made anew by each build, it would never be quite the same twice.
 */
final class Training {

    /** The practice cloud's are a sixth of all, and are needed seconds after the window is there; the AWS SDK's, a sixth too, by each hand-over. */
    private static final Pattern LATER = Pattern.compile("(@lambda-proxy )?(io/netty|io/vertx|dev/claimport/practice)/.*");
    /** Made while running, or of what makes them. */
    private static final Pattern MADE = Pattern.compile(".*(\\$\\$|0x|LambdaForm|\\$Proxy\\d).*|(java/lang|jdk/internal)/classfile/.*");

    /** Methods of class files from before Java 6, which picocli's are, the JDK 25 archives with addresses of its own memory: another each time. */
    private static final Pattern UNSTEADY = Pattern.compile("@lambda-proxy .* REF_\\w+ picocli/.*");

    private final Start start;
    private final Path work;

    Training(Start start, Path work) {
        this.start = start;
        this.work = work;
    }

    /** @param list what is written: names of classes, and where lambda expressions are */
    void write(Path list) throws IOException, InterruptedException, GeneralSecurityException {
        Path commands = work.resolve("commands");
        TreeSet<String> lines = new TreeSet<>();
        Path app = start.jar().getParent();
        try (TrainingService service = TrainingService.start(work); Screen screen = Screen.open()) {
            // The window first: the commands that are like the AWS CLI's switch logging off for their process.
            List<String> all = new ArrayList<>(List.of("practice"));
            all.addAll(service.commands(app));
            Files.write(commands, all);
            Path recorded = work.resolve("recorded");
            ProcessBuilder run = start.java(List.of("-Xshare:auto", "-XX:DumpLoadedClassList=" + recorded, "-Duser.home=" + work,
                    "-Dclaimport.rehearse=" + work.resolve("window.png")), "dev.claimport.ClaimportTraining", commands.toString()).directory(app.toFile());
            run.environment().putAll(service.environment());
            run.environment().putAll(screen.environment());
            run.environment().put("HOME", work.toString());
            run.environment().put("XDG_CONFIG_HOME", work.resolve("config").toString());
            Path log = work.resolve("training.log");
            if (run.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor() != 0 || Files.notExists(work.resolve("window.png"))) {
                throw new IOException("the training failed; see " + log);
            }
            try (Stream<String> found = Files.lines(recorded)) {
                found.map(line -> line.replaceFirst(" id: \\d+.*", "").strip()).filter(Training::isKept).forEach(lines::add);
            }
        }
        Files.write(list, lines);
    }

    /** @param line of what the virtual machine wrote */
    private static boolean isKept(String line) {
        boolean named = line.startsWith("@lambda-") || !line.startsWith("@") && !line.startsWith("#");
        boolean early = line.startsWith("@lambda-form") || !LATER.matcher(line).matches() && !MADE.matcher(line).matches();
        return named && early && !UNSTEADY.matcher(line).matches();
    }
}
