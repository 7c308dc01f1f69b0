import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Takes out of the jars, by ProGuard, which classes and members nobody there can reach; shrink.pro says what can be. */
final class Shrinker {

    private static final Path RULES = Path.of("packaging", "common", "shrink.pro").toAbsolutePath();

    private final Path tools;
    private final Path runtime;
    private final Path work;

    /**
     * @param tools a folder with the jars of ProGuard
     * @param runtime the run-time image; what the product calls of Java and JavaFX has to be there
     * @param work a folder for what is needed only here
     */
    Shrinker(Path tools, Path runtime, Path work) {
        this.tools = tools;
        this.runtime = runtime;
        this.work = work;
    }

    /**
     * The jars have to keep their names.
     *
     * @param to a folder that is there
     */
    void write(List<Path> jars, Path to) throws IOException, InterruptedException {
        // ProGuard cannot read a run-time image itself, and not every JDK has jmods (JEP 493).
        Path modules = work.resolve("modules");
        Tool.run(work, Map.of(), List.of(Launchers.JAVA.resolveSibling("jimage").toString(), "extract", "--dir", modules.toString(),
                "--include", "regex:.*\\.class", runtime.resolve("lib").resolve("modules").toString()));
        List<String> options = new ArrayList<>(List.of("-include " + quoted(RULES)));
        for (Path jar : jars) {
            // What it has for single versions of Java would be the same classes once more.
            options.add("-injars " + quoted(jar) + "(!module-info.class,!META-INF/versions/**)");
            options.add("-outjars " + quoted(to.resolve(jar.getFileName())));
        }
        try (Stream<Path> found = Files.list(modules)) {
            found.sorted().forEach(module -> options.add("-libraryjars " + quoted(module) + "(!module-info.class)"));
        }
        Path all = Files.write(work.resolve("jars.pro"), options);
        Tool.run(work, Map.of(), List.of(Launchers.JAVA.toString(), "-classpath", tools + File.separator + "*", "proguard.ProGuard", "@" + all.getFileName()));
    }

    private static String quoted(Path path) {
        return "\"" + path.toAbsolutePath() + "\"";
    }
}
