import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The run-time image: the modules that are needed, and of the largest only the packages that are. */
final class Linked {

    private static final String WORDS = "com/sun/javafx/scene/control/skin/resources";

    private final Options options;
    private final Path jars;
    private final Path work;

    /**
     * @param jars a folder with those of JavaFX among others
     * @param work a folder for what is needed only here
     */
    Linked(Options options, Path jars, Path work) {
        this.options = options;
        this.jars = jars;
        this.work = work;
    }

    /** @param to must not be there */
    void write(Path to) throws IOException {
        Path javaFx = Files.createDirectories(work.resolve("javafx"));
        List<Path> natives = copyJavaFx(javaFx);
        Path leftOut = Files.write(work.resolve("left-out"), leftOut());
        Path files = Files.write(work.resolve("left-out-files"), libraries());
        // Lines and variables of the JDK's and JavaFX's classes: 10 MB, half of it in the AOT cache. The product's own stay.
        // What jlink would generate for method handles is named after what happened in its own process, and the JDK has such classes already.
        List<String> arguments = List.of("--module-path", javaFx.toString(), "--add-modules", String.join(",", options.of("modules")),
                "--include-locales", String.join(",", options.of("locales")), "--compress", options.of("compress").getFirst(),
                "--no-header-files", "--no-man-pages", "--strip-java-debug-attributes", "--disable-plugin", "generate-jli-classes",
                "--exclude-resources", "@" + leftOut, "--exclude-files", "@" + files, "--output", to.toString());
        int exitCode = ToolProvider.findFirst("jlink").orElseThrow().run(System.out, System.err, arguments.toArray(String[]::new));
        if (exitCode != 0) {
            throw new IOException("jlink ended with " + exitCode);
        }
        // JavaFX looks there first; otherwise it would unpack them into the user's home.
        for (Path library : natives) {
            Path place = to.resolve(isWindows() ? "bin" : "lib").resolve(library.getFileName().toString());
            // On Windows both bring the C library; the one that the virtual machine was made with serves.
            if (!Files.exists(place)) {
                Files.copy(library, place);
            }
        }
    }

    private List<String> libraries() {
        List<String> patterns = new ArrayList<>(List.of("**/psfont*"));
        for (String name : options.of("leave-out-libraries")) {
            patterns.addAll(List.of("**/lib" + name + ".so", "**/lib" + name + ".dylib", "**/" + name + ".dll"));
        }
        return patterns;
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    /** Of each module two jars are on the class path, of which one is empty. */
    private List<Path> copyJavaFx(Path to) throws IOException {
        List<Path> natives = new ArrayList<>();
        try (Stream<Path> files = Files.list(jars)) {
            for (Path file : files.filter(path -> path.getFileName().toString().matches("javafx-.*-[a-z][a-z0-9-]*\\.jar")).sorted().toList()) {
                Path copy = Files.copy(file, to.resolve(file.getFileName()));
                if (file.getFileName().toString().startsWith("javafx-controls-")) {
                    addWords(copy);
                }
                natives.addAll(libraries(file, to));
            }
        }
        return natives;
    }

    /** Those that JavaFX has not in every language of ours; a module looks for its words in itself alone. */
    private static void addWords(Path module) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(module); Stream<Path> words = Files.list(Path.of("src", "main", "resources").resolve(WORDS))) {
            for (Path file : words.toList()) {
                Files.copy(file, inside.getPath(WORDS, file.getFileName().toString()));
            }
        }
    }

    private static List<Path> libraries(Path file, Path to) throws IOException {
        List<Path> libraries = new ArrayList<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (entry.getName().matches("[^/]+\\.(so|dll|dylib)")) {
                    Path library = to.resolve(entry.getName());
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, library);
                    }
                    libraries.add(library);
                }
            }
        }
        return libraries;
    }

    /** Patterns of jlink's. A module has to have something of each package that it declares: the smallest class stays. */
    private List<String> leftOut() throws IOException {
        List<String> patterns = new ArrayList<>(List.of("**.so", "**.dll", "**.dylib"));
        patterns.addAll(leftOut("java.desktop", name -> options.of("keep-of-java.desktop").stream().noneMatch(name::startsWith)));
        patterns.addAll(leftOut("java.xml", name -> options.of("leave-out-of-java.xml").stream().anyMatch(name::startsWith)));
        return patterns;
    }

    private static List<String> leftOut(String module, Predicate<String> isLeftOut) throws IOException {
        Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules", module);
        TreeMap<String, List<Path>> packages;
        try (Stream<Path> all = Files.walk(root)) {
            packages = all.filter(Files::isRegularFile).collect(Collectors.groupingBy(
                    file -> root.relativize(file.getParent()).toString(), TreeMap::new, Collectors.toList()));
        }
        packages.keySet().removeIf(name -> name.isEmpty() || name.equals("META-INF") || !isLeftOut.test(name));
        List<String> patterns = new ArrayList<>();
        for (List<Path> files : packages.values()) {
            files.sort(Comparator.comparing((Path file) -> !file.toString().endsWith(".class"))
                    .thenComparingLong(Linked::size).thenComparing(Path::toString));
            files.stream().skip(1).map(file -> "/" + module + "/" + root.relativize(file)).forEach(patterns::add);
        }
        return patterns;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
