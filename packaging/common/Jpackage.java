import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The application images of Windows and macOS, whose launchers are jpackage's, and what the system's own tools make of them by the
 * scripts in packaging/windows and packaging/macos. jpackage gives the files that it copies a new time, so the AOT cache is made in its image.
 */
final class Jpackage {

    private final Product product;
    private final Stamp stamp;
    private final Options options;
    private final Image image;
    private final Path icons;
    private final Path work;

    Jpackage(Product product, Stamp stamp, Options options, Image image, Path icons, Path work) {
        this.product = product;
        this.stamp = stamp;
        this.options = options;
        this.image = image;
        this.icons = icons;
        this.work = work;
    }

    void write(Path target) throws IOException, InterruptedException {
        Path runtime = work.resolve("runtime");
        Path input = work.resolve("input");
        image.write(runtime, input);
        List<String> arguments = new ArrayList<>(List.of("--type", "app-image", "--name", product.text("name"), "--app-version", product.numericVersion(),
                "--vendor", product.text("vendor"), "--description", product.text("summary"), "--copyright", "The Claimport authors",
                "--input", input.toString(), "--main-jar", "claimport.jar", "--main-class", Start.PRODUCT,
                "--runtime-image", runtime.toString(), "--dest", target.toString()));
        for (String option : options.of("every", "image", "serial", "database", "collector", "brief", "mapped", "quiet")) {
            arguments.addAll(List.of("--java-options", option.replace("@app@", "$APPDIR")));
        }
        arguments.addAll(List.of("--java-options", "-XX:AOTCache=$APPDIR/claimport.aot"));
        if (windows()) {
            arguments.addAll(List.of("--icon", icons.resolve("claimport.ico").toString()));
        } else if (mac()) {
            arguments.addAll(List.of("--icon", icons.resolve("claimport.icns").toString(), "--mac-package-identifier", product.text("identifier")));
        }
        int exitCode = ToolProvider.findFirst("jpackage").orElseThrow().run(System.out, System.err, arguments.toArray(String[]::new));
        if (exitCode != 0) {
            throw new IOException("jpackage ended with " + exitCode);
        }
        try (Stream<Path> made = Files.list(target)) {
            finish(made.filter(path -> path.getFileName().toString().startsWith(product.text("name"))).findFirst().orElseThrow(), target);
        }
    }

    private void finish(Path made, Path target) throws IOException, InterruptedException {
        Path contents = mac() ? made.resolve("Contents") : windows() ? made : made.resolve("lib");
        Path app = contents.resolve("app");
        Path home = mac() ? contents.resolve("runtime").resolve("Contents").resolve("Home") : contents.resolve("runtime");
        command(made);
        Tree.readable(made);
        stamp.putAll(made);
        Path cache = app.resolve("claimport.aot");
        new ClassCache(image.start(home, app), work).write(Path.of("packaging", "common", "classes.list").toAbsolutePath(), cache);
        stamp.putAll(made);
        Map<String, String> environment = Map.ofEntries(Map.entry("APP", made.toString()), Map.entry("OUT", target.toString()),
                Map.entry("VERSION", product.numericVersion()), Map.entry("IDENTIFIER", product.text("identifier")),
                Map.entry("NAME", product.text("name")), Map.entry("VENDOR", product.text("vendor")), Map.entry("SUMMARY", product.text("summary")),
                Map.entry("HOMEPAGE", product.text("homepage")), Map.entry("UPGRADE_MACHINE", product.text("windows.upgrade.uuid")),
                Map.entry("UPGRADE_USER", product.text("windows.upgrade.uuid.user")),
                // The JDK that made the image, which need not be the one that the environment names.
                Map.entry("JDK", System.getProperty("java.home")));
        if (windows()) {
            Tool.run(work, environment, List.of("powershell", "-NoProfile", "-ExecutionPolicy", "Bypass", "-File",
                    Path.of("packaging", "windows", "installers.ps1").toAbsolutePath().toString()));
        } else if (mac()) {
            Tool.run(work, environment, List.of("/bin/bash", Path.of("packaging", "macos", "installers.sh").toAbsolutePath().toString()));
        }
    }

    /** The command beside the window's launcher, which has no console on Windows and is no name for a command on macOS. */
    private void command(Path made) throws IOException {
        if (windows()) {
            Path file = Files.createDirectories(made.resolve("command")).resolve("claimport.cmd");
            String text = options.fill(Files.readString(Path.of("packaging", "windows", "claimport.cmd")));
            Files.writeString(file, text.replace("@app@", "%app%").replace("\r\n", "\n").replace("\n", "\r\n"));
        } else if (mac()) {
            Path file = Files.createDirectories(made.resolve("Contents").resolve("Resources")).resolve("claimport");
            Files.writeString(file, options.fill(Files.readString(Path.of("packaging", "macos", "claimport"))).replace("@app@", "$app"));
            if (!file.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + file + " executable");
            }
        }
    }

    private static boolean windows() {
        return Image.system().equals("Windows");
    }

    private static boolean mac() {
        return Image.system().equals("Mac");
    }
}
