import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The start scripts: with the folder of the building JDK filled in, and its identity, by which they know whether the AOT cache serves. */
final class Launchers {

    private static final Path HOME = Path.of(System.getProperty("java.home"));

    /** The JDK's own. */
    static final Path JAVA = HOME.resolve("bin").resolve("java");

    private final Path templates;
    private final Path bin;

    Launchers(Path templates, Path bin) {
        this.templates = templates;
        this.bin = bin;
    }

    void write() throws IOException {
        Files.createDirectories(bin);
        Path shell = bin.resolve("claimport");
        Files.writeString(shell, filled("claimport"));
        FileStore store = Files.getFileStore(shell);
        if (store.supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(bin.resolve("claimport.bat"), filled("claimport.bat").replace("\r\n", "\n").replace("\n", "\r\n"));
    }

    private String filled(String name) throws IOException {
        return Files.readString(templates.resolve(name)).replace("@java.home@", HOME.toString()).replace("@java.release@", identity());
    }

    /** Starts the product, as the scripts do, with no setting of the user's. */
    static ProcessBuilder java(Path lib, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", lib.resolve("claimport.jar").toString(), "dev.claimport.Claimport"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        withoutSettings(builder);
        return builder;
    }

    /** Takes away what the environment has for Java and for AWS. */
    static void withoutSettings(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.contains("JAVA") || name.startsWith("JDK_"));
    }

    /** Which JDK this is, as its release file says: NAME="value" on each line. A virtual machine refuses the cache of any other. */
    static String identity() throws IOException {
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(HOME.resolve("release"))) {
            release.load(in);
        }
        return "%s %s %s".formatted(value(release, "IMPLEMENTOR_VERSION"), value(release, "JAVA_RUNTIME_VERSION"), value(release, "OS_ARCH"));
    }

    private static String value(Properties release, String name) {
        return release.getProperty(name, "").replace("\"", "");
    }
}
