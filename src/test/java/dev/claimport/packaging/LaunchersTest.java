package dev.claimport.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The start scripts, run by a real shell; in the place of Java is a script that prints what it is given. */
@ExtendWith(PackagingPrograms.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs a shell")
class LaunchersTest {

    /** What the scripts call; the PATH of a test has nothing else. */
    private static final List<String> TOOLS = List.of("sh", "sed", "readlink", "mkdir", "locale", "dirname");
    private static final Path BUILDING = Path.of(System.getProperty("java.home"));

    /** Whose script. */
    private enum Kind {
        FOLDER,
        LINUX,
        MACOS
    }

    private record Run(int exitCode, List<String> words, String errors) {

        boolean has(String word) {
            return words.contains(word);
        }
    }

    @TempDir
    private Path folder;
    private final PackagingPrograms programs;
    private final Object options;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path home;
    private Path script;

    LaunchersTest(PackagingPrograms programs) {
        this.programs = programs;
        options = programs.call("Options", "read", PackagingPrograms.COMMON.resolve("jvm.options"));
    }

    @BeforeEach
    void preparePath() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String tool : TOOLS) {
            Path found = List.of("/bin", "/usr/bin").stream().map(place -> Path.of(place, tool)).filter(Files::exists).findFirst().orElseThrow();
            executable(bin.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
        }
        environment.put("PATH", bin.toString());
        environment.put("HOME", Files.createDirectory(folder.resolve("a home")).toString());
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Says who it is, then each word that it is given; and, as an error, in which locale. */
    private static Path java(Path file, String name) throws IOException {
        return executable(file, "#!/bin/sh\necho " + name + "\nfor word; do echo \"$word\"; done\necho \"locale ${LC_ALL-of the system}\" >&2\n");
    }

    private Path jdk(String name, int version, String identity) throws IOException {
        Path jdk = folder.resolve(name);
        java(jdk.resolve("bin").resolve("java"), name);
        String[] parts = identity.split(" ");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\nIMPLEMENTOR_VERSION=\"" + parts[0] + "\"\nJAVA_RUNTIME_VERSION=\""
                + parts[1] + "\"\nOS_ARCH=\"" + parts[2] + "\"\n");
        return jdk;
    }

    private String identity() {
        return (String) programs.call("Launchers", "identity");
    }

    /** An installation in a folder with a blank in its name, with a cache. */
    private void install(Kind kind) throws IOException {
        home = Files.createDirectories(folder.resolve("my programs").resolve("claimport"));
        switch (kind) {
            case FOLDER -> {
                programs.call(programs.make("Launchers", PackagingPrograms.COMMON, options, home.resolve("bin")), "write");
                script = home.resolve("bin").resolve("claimport");
                // Or the JDK of this test would be started.
                Files.writeString(script, Files.readString(script).replace("'" + BUILDING + "/bin/java'", "'" + jdk("built", 25, identity()) + "/bin/java'"));
                Files.createDirectories(home.resolve("lib"));
                Files.createFile(home.resolve("lib").resolve("claimport.jar"));
                Files.createFile(home.resolve("lib").resolve("claimport.aot"));
            }
            case LINUX -> {
                script = filled("linux", home.resolve("bin").resolve("claimport"));
                java(home.resolve("lib/runtime/bin/java"), "own");
            }
            case MACOS -> {
                script = filled("macos", home.resolve("Contents/Resources/claimport"));
                java(home.resolve("Contents/runtime/Contents/Home/bin/java"), "own");
                java(home.resolve("Contents/MacOS/Claimport"), "window");
            }
        }
    }

    private Path filled(String system, Path to) throws IOException {
        String text = (String) programs.call(options, "fill", Files.readString(Path.of("packaging", system, "claimport")));
        return executable(to, text.replace("@app@", "$app"));
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Path errors = folder.resolve("errors");
        Process process = builder.redirectError(errors.toFile()).start();
        List<String> words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        return new Run(process.waitFor(), words, Files.readString(errors));
    }

    @SuppressWarnings("unchecked")
    private List<String> section(String name) {
        return (List<String>) programs.call(options, "of", (Object) new String[] {name});
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void argumentsArriveAsTheyWereTyped(Kind kind) throws Exception {
        install(kind);
        Run run = run("handover", "a b", "*", "$HOME", "");
        int product = run.words().indexOf("dev.claimport.Claimport");
        assertEquals(List.of("handover", "a b", "*", "$HOME", ""), run.words().subList(product + 1, run.words().size()), run.errors());
        assertFalse(run.words().stream().anyMatch(word -> word.matches(".*@[a-z]+@.*")), run.words().toString());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aLinkOnThePathIsFollowed(Kind kind) throws Exception {
        install(kind);
        script = Files.createSymbolicLink(folder.resolve("bin").resolve("claimport"), script);
        assertTrue(run("ports").words().stream().anyMatch(word -> word.endsWith("claimport.jar") && word.startsWith(home.toString())));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatEveryProcessIsGivenIsGiven(Kind kind) throws Exception {
        install(kind);
        assertTrue(run("ports").words().containsAll(section("every")));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void practiceAloneHasTheOptimisingCompiler(Kind kind) throws Exception {
        install(kind);
        String brief = section("brief").getFirst();
        assertTrue(run("ports").has(brief));
        assertTrue(run("handover").has(brief));
        assertFalse(run("practice", "cloud").has(brief));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLAIMPORT_JAVA_OPTIONS"})
    void aCollectorOfTheUsersIsTheOnlyOne(String variable) throws Exception {
        for (Kind kind : List.of(Kind.LINUX, Kind.MACOS)) {
            home = null;
            install(kind);
            environment.remove(variable);
            assertTrue(run("ports").has("-XX:+UseSerialGC"));
            environment.put(variable, "-XX:+UseZGC -Dmy.own=1");
            assertFalse(run("ports").has("-XX:+UseSerialGC"));
            assertEquals(variable.startsWith("CLAIMPORT"), run("ports").has("-Dmy.own=1"), "the others are Java's to read");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whoSetsJavasOwnVariableHearsOfTheCache(Kind kind) throws Exception {
        install(kind);
        assertTrue(run("ports").words().containsAll(section("quiet")));
        environment.put("JAVA_TOOL_OPTIONS", "-Dx=y");
        assertFalse(run("ports").words().containsAll(section("quiet")));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatACrashSaysGoesIntoAFolderOfTheUsersAlone(Kind kind) throws Exception {
        install(kind);
        Path crashes = Path.of(environment.get("HOME"), kind == Kind.MACOS ? "Library/Logs/Claimport" : ".local/state/claimport");
        assertTrue(run("ports").has("-XX:ErrorFile=" + crashes + "/crash-%p.log"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(crashes)));
        environment.remove("HOME");
        Run homeless = run("ports");
        assertEquals(0, homeless.exitCode());
        assertFalse(homeless.words().stream().anyMatch(word -> word.startsWith("-XX:ErrorFile")));
    }

    /** The virtual machine names no file beyond ASCII in a locale of ASCII alone. */
    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"FOLDER", "LINUX"})
    void aHomeThatIsNotAsciiHasALocaleThatNamesIt(Kind kind) throws Exception {
        install(kind);
        for (String locale : List.of("C", "POSIX", "xx_XX.never-generated")) {
            environment.put("LC_ALL", locale);
            assertEquals("locale " + locale, run("ports").errors().strip(), "ASCII needs no other");
        }
        Path claimport = script;
        // By a shell, as this test's own locale may be unable to.
        script = executable(folder.resolve("andre"), "#!/bin/sh\nHOME=$HOME/$(printf 'Andr\\303\\251')\nexport HOME\nexec '" + claimport + "' \"$@\"\n");
        for (String locale : List.of("C", "POSIX", "xx_XX.never-generated")) {
            environment.put("LC_ALL", locale);
            assertEquals("locale C.UTF-8", run("ports").errors().strip(), locale);
        }
        environment.put("LC_ALL", "C.UTF-8");
        assertEquals("locale C.UTF-8", run("ports").errors().strip());
    }

    @Test
    void withoutArgumentsAMacOpensTheWindow() throws Exception {
        install(Kind.MACOS);
        assertEquals(List.of("window"), run().words());
    }

    @Test
    void theFirstJavaThatIsNewEnoughIsTaken() throws Exception {
        install(Kind.FOLDER);
        assertEquals("built", run("ports").words().getFirst());
        Files.createSymbolicLink(folder.resolve("bin").resolve("java"), jdk("on-path", 26, "a b c").resolve("bin").resolve("java"));
        assertEquals("on-path", run("ports").words().getFirst());
        environment.put("JAVA_HOME", jdk("of-home", 25, "a b c").toString());
        assertEquals("of-home", run("ports").words().getFirst());
        environment.put("JAVA_HOME", jdk("old", 21, "a b c").toString());
        assertEquals("on-path", run("ports").words().getFirst());
    }

    @Test
    void withoutJavaItIsSaidWhatToDo() throws Exception {
        install(Kind.FOLDER);
        Files.delete(folder.resolve("built").resolve("bin").resolve("java"));
        Run run = run("ports");
        assertEquals(255, run.exitCode());
        assertEquals("claimport: needs a JDK 25 or newer; install one, or set JAVA_HOME to it.\n", run.errors());
    }

    @Test
    void theCacheServesTheJavaThatMadeItAndJarsThatAreAsOldAsItself() throws Exception {
        install(Kind.FOLDER);
        String cache = "-XX:AOTCache=" + home.resolve("lib").resolve("claimport.aot");
        assertTrue(run("ports").has(cache));
        environment.put("JAVA_HOME", jdk("another", 25, "a b c").toString());
        assertFalse(run("ports").has(cache));
        environment.remove("JAVA_HOME");
        Files.setLastModifiedTime(home.resolve("lib").resolve("claimport.aot"), FileTime.fromMillis(1_000_000_000_000L));
        assertFalse(run("ports").has(cache));
    }

    @Test
    void aHandOverHasACacheOfItsOwn() throws Exception {
        install(Kind.FOLDER);
        Path cache = Files.createFile(home.resolve("lib").resolve("claimport-handover.aot"));
        assertTrue(run("handover").has("-XX:AOTCache=" + cache));
        assertFalse(run("ports").has("-XX:AOTCache=" + cache));
        Files.delete(cache);
        assertFalse(run("handover").words().stream().anyMatch(word -> word.startsWith("-XX:AOTCache")), "another's would be of no use");
    }

    /** No Windows is at hand: what can be said without one. */
    @Test
    void theScriptsOfWindowsAreFilledAndHaveItsLineEnds() throws Exception {
        install(Kind.FOLDER);
        String ofFolder = Files.readString(home.resolve("bin").resolve("claimport.bat"));
        assertEquals(ofFolder.lines().count(), ofFolder.chars().filter(character -> character == '\r').count());
        String ofPackage = (String) programs.call(options, "fill", Files.readString(Path.of("packaging", "windows", "claimport.cmd")));
        for (String text : List.of(ofFolder, ofPackage.replace("@app@", "%app%"))) {
            assertFalse(text.matches("(?s).*@[a-z.]+@.*"), text);
            assertTrue(text.contains(String.join(" ", section("every"))) && text.contains("\"-XX:ErrorFile=%crashes%\\crash-%%p.log\""), text);
        }
    }
}
