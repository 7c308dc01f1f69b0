import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What is installed, the same on every system: a run-time image and a folder of jars, in which the AOT cache and native libraries are
 * as well.
 */
final class Image {

    private final Path libraries;
    private final Path tools;
    private final Path work;
    private final Stamp stamp;
    private final Options options;

    /**
     * @param libraries the folder with all jars of the build
     * @param tools the folder with those of ProGuard
     * @param work a folder for what is needed only here
     */
    Image(Path libraries, Path tools, Path work, Stamp stamp, Options options) {
        this.libraries = libraries;
        this.tools = tools;
        this.work = work;
        this.stamp = stamp;
        this.options = options;
    }

    /**
     * @param runtime where the run-time image goes; must not be there
     * @param app where the jars go
     */
    void write(Path runtime, Path app) throws IOException, InterruptedException {
        new Linked(Options.read(Path.of("packaging", "common", "runtime.options")), libraries, work).write(runtime);
        new Jars(libraries, new Shrinker(tools, runtime, work), work, stamp).write(app);
        nativeLibraries(app.resolve("native"));
    }

    /** How commands and window are started, but for the cache. */
    Start start(Path runtime, Path app) {
        List<String> chosen = new ArrayList<>();
        for (String option : options.of("collector", "image", "serial", "database")) {
            chosen.add(option.replace("@app@", app.toString()));
        }
        if (system().equals("Linux")) {
            chosen.addAll(options.of("linux"));
        }
        return new Start(runtime.resolve("bin").resolve("java"), chosen, app.resolve("claimport.jar"));
    }

    /** Of this system and architecture alone, where each library looks below the folder that it is told. */
    private void nativeLibraries(Path to) throws IOException {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String serial = switch (system()) {
            case "Linux" -> arm ? "Linux/armv8_64/" : "Linux/x86_64/";
            case "Windows" -> arm ? "Windows/aarch64/" : "Windows/x86_64/";
            default -> arm ? "OSX/aarch64/" : "OSX/x86_64/";
        };
        nativeLibrary("jSerialComm-", serial, to.resolve(serial));
        nativeLibrary("sqlite-jdbc-", "org/sqlite/native/" + system() + (arm ? "/aarch64/" : "/x86_64/"), to);
    }

    /** The one that is in a folder of a jar. */
    private void nativeLibrary(String jarName, String folder, Path to) throws IOException {
        Path from;
        try (Stream<Path> files = Files.list(libraries)) {
            from = files.filter(file -> file.getFileName().toString().startsWith(jarName)).findFirst().orElseThrow();
        }
        try (JarFile jar = new JarFile(from.toFile())) {
            JarEntry entry = jar.stream().filter(found -> found.getName().startsWith(folder) && !found.isDirectory()).findFirst().orElseThrow();
            Path library = Files.createDirectories(to).resolve(entry.getName().substring(folder.length()));
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, library);
            }
        }
    }

    /** Linux, Windows or Mac. */
    static String system() {
        return System.getProperty("os.name").split(" ")[0];
    }
}
