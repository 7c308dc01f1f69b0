import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** The start scripts: with the folder of the building JDK filled in, and its identity, by which they know whether the AOT cache serves. */
final class Launchers {

    private static final Path HOME = Path.of(System.getProperty("java.home"));

    /** The JDK's own. */
    static final Path JAVA = HOME.resolve("bin").resolve("java");

    private final Path templates;
    private final Options options;
    private final Path bin;

    Launchers(Path templates, Options options, Path bin) {
        this.templates = templates;
        this.options = options;
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
        return options.fill(Files.readString(templates.resolve(name))).replace("@java.home@", HOME.toString()).replace("@java.release@", identity());
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
