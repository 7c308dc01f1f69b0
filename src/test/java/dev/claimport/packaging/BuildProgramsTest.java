package dev.claimport.packaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of which the build makes images: options, times, folders, jars, tools and the list of classes. */
@ExtendWith(PackagingPrograms.class)
class BuildProgramsTest {

    @TempDir
    private Path folder;
    private final PackagingPrograms programs;

    BuildProgramsTest(PackagingPrograms programs) {
        this.programs = programs;
    }

    @Test
    void optionsAreReadBySectionWithoutTheirReasons() throws IOException {
        Path file = Files.writeString(folder.resolve("options"), "# first\n[every]\n# why\n -XX:A \n\n-XX:B\n[linux]\n-XX:C\n[every]\n-XX:D\n");
        Object options = programs.call("Options", "read", file);
        assertEquals(List.of("-XX:A", "-XX:B", "-XX:D", "-XX:C"), programs.call(options, "of", (Object) new String[] {"every", "linux"}));
        assertEquals("java -XX:C @other@", programs.call(options, "fill", "java @linux@ @other@"));
        assertThrows(IllegalArgumentException.class, () -> programs.call(options, "of", (Object) new String[] {"none"}));
    }

    @Test
    void allOfATreeHasOneEvenSecond() throws IOException {
        Object stamp = programs.call("Stamp", "of", "2026-11-23T10:00:01.5Z");
        assertEquals(LocalDateTime.parse("2026-11-23T10:00:00"), programs.call(stamp, "local"));
        assertEquals("1795428000", programs.call(stamp, "epoch"));
        Path file = Files.writeString(Files.createDirectories(folder.resolve("a").resolve("b")).resolve("c"), "");
        programs.call(stamp, "putAll", folder.resolve("a"));
        for (Path path : List.of(file, file.getParent(), folder.resolve("a"))) {
            assertEquals(FileTime.from(Instant.parse("2026-11-23T10:00:00Z")), Files.getLastModifiedTime(path), path.toString());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no such permissions")
    void whateverTheUmaskIsEverybodyMayReadAndNobodyElseWrite() throws IOException {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Path script = Files.createFile(tree.resolve("script"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path text = Files.createFile(tree.resolve("text"));
        Path library = Files.createFile(tree.resolve("lib.so"));
        Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.createSymbolicLink(tree.resolve("link"), Path.of("nowhere"));
        programs.call("Tree", "readable", tree);
        List<String> permissions = new ArrayList<>();
        for (Path path : List.of(tree, script, text, library)) {
            permissions.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
        assertEquals(List.of("rwxr-xr-x", "rwxr-xr-x", "rw-r--r--", "rw-r--r--"), permissions);
    }

    @Test
    void aTreeIsCopiedWithItsTimesAndDeletedWhole() throws IOException {
        Path file = Files.writeString(Files.createDirectories(folder.resolve("from").resolve("deep")).resolve("file"), "12345");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
        programs.call("Tree", "copy", folder.resolve("from"), folder.resolve("to"));
        Path copy = folder.resolve("to").resolve("deep").resolve("file");
        assertEquals(FileTime.fromMillis(1_000_000_000_000L), Files.getLastModifiedTime(copy));
        assertEquals(5L, programs.call("Tree", "size", folder.resolve("to")));
        programs.call("Tree", "delete", folder.resolve("to"));
        assertFalse(Files.exists(folder.resolve("to")));
        programs.call("Tree", "delete", folder.resolve("to"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs a shell")
    void whatAToolSaidIsInItsFailure() {
        programs.call("Tool", "run", folder, Map.of("GREETING", "hello"), List.of("sh", "-c", "test \"$GREETING\" = hello"));
        var failed = assertThrows(IOException.class, () -> programs.call("Tool", "run", folder, Map.of(), List.of("sh", "-c", "echo no room >&2; exit 3")));
        assertTrue(failed.getMessage().endsWith("ended with 3\nno room\n"), failed.getMessage());
        assertThrows(IOException.class, () -> programs.call("Tool", "run", folder, Map.of(), List.of("no-such-program")));
    }

    /** Said before anything is built; what can be built is. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no such packages are made there")
    void eachPackagerThatIsMissingIsNamedInASentence() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        assertEquals(List.of("The program dpkg-deb is not installed on this computer: no .deb is made.",
                "The program rpmbuild is not installed on this computer: no .rpm is made.",
                "The program strip is not installed on this computer: the packages get 5 MB larger.",
                "The program tar is not installed on this computer: no portable folder is made."), programs.call("Packagers", "missing", bin.toString()));
        for (String program : List.of("dpkg-deb", "strip", "tar", "rpmbuild")) {
            Files.createFile(bin.resolve(program), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        assertEquals(List.of(), programs.call("Packagers", "missing", "/nonexistent::" + bin));
        assertEquals(true, programs.call(programs.call("Packagers", "valueOf", "RPMBUILD"), "has", bin.toString()));
    }

    private Path jar(String name, List<String> entries, Manifest manifest) throws IOException {
        Path file = Files.createDirectories(folder.resolve("shrunk")).resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (String entry : entries) {
                out.putNextEntry(new JarEntry(entry));
                out.write(entry.getBytes());
                out.closeEntry();
            }
        }
        return file;
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "a.B");
        manifest.getMainAttributes().put(Attributes.Name.SEALED, "true");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        manifest.getEntries().put("a/B.class", new Attributes(1));
        return manifest;
    }

    @Test
    void jarsHaveTheSameBytesWhateverTheOrderAndTimesWereAndNothingThatNobodyNeeds() throws IOException {
        Object jars = programs.make("Jars", folder, null, folder, programs.call("Stamp", "of", "2026-11-23T10:00:00Z"));
        List<String> entries = new ArrayList<>(List.of("a/B.class", "a/text.properties", "META-INF/services/a.Service", "module-info.class", "a/linux.so",
                "META-INF/X.SF", "META-INF/X.RSA", "META-INF/versions/21/a/B.class", "META-INF/maven/p/pom.xml", "META-INF/services/java.security.Provider"));
        byte[] first = packed(jars, entries);
        Collections.reverse(entries);
        assertArrayEquals(first, packed(jars, entries));
        try (JarFile jar = new JarFile(folder.resolve("app").resolve("some.jar").toFile())) {
            assertEquals(List.of("META-INF/MANIFEST.MF", "META-INF/services/a.Service", "a/B.class", "a/text.properties"), jar.stream().map(JarEntry::getName).toList());
            assertEquals("a.B", jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS));
            assertEquals(null, jar.getManifest().getMainAttributes().getValue(Attributes.Name.SEALED));
            assertEquals(Map.of(), jar.getManifest().getEntries());
        }
    }

    private byte[] packed(Object jars, List<String> entries) throws IOException {
        jar("some.jar", entries, manifest());
        programs.call(jars, "repack", folder.resolve("shrunk"), folder.resolve("app"));
        return Files.readAllBytes(folder.resolve("app").resolve("some.jar"));
    }

    /** Of what a virtual machine wrote that it had loaded. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "java/lang/Object| true",
        "dev/claimport/desktop/shell/ClaimportWindow| true",
        "# a comment| false",
        "@cp of the constant pool| false",
        "dev/claimport/practice/cloud/PracticeCloud| false",
        "io/netty/buffer/ByteBuf| false",
        "dev/claimport/A$$Lambda/0x0000| false",
        "java/lang/invoke/LambdaForm$MH| false",
        "@lambda-form-invoker [LF_RESOLVE] java.lang.invoke.DirectMethodHandle$Holder newInvokeSpecial LL_L| true",
        "@lambda-proxy dev/claimport/app/Station get ()Ljava/util/function/Supplier; ()Ljava/lang/Object; REF_newInvokeSpecial a/B <init> ()V ()La/B| true",
        "@lambda-proxy software/amazon/awssdk/A get| true",
        "@lambda-proxy dev/claimport/cli/A get ()V ()V REF_invokeVirtual picocli/CommandLine getOut ()V ()V| false"
    })
    void theListOfClassesHasWhatAStartNeedsAndNothingThatIsAnotherEachTime(String line, boolean kept) {
        assertEquals(kept, programs.call("Training", "isKept", line));
    }

    @Test
    void theListOfClassesIsInOrderAndUpToDate() throws IOException {
        List<String> lines = Files.readAllLines(PackagingPrograms.COMMON.resolve("classes.list"));
        assertEquals(List.copyOf(new TreeSet<>(lines)), lines, "sorted, each once");
        lines.forEach(line -> assertEquals(true, programs.call("Training", "isKept", line), line));
        List<String> own = lines.stream().filter(line -> line.matches("dev/claimport/[\\w/$]+")).toList();
        long there = own.stream().filter(name -> BuildProgramsTest.class.getClassLoader().getResource(name + ".class") != null).count();
        // Each that is gone costs a little of the start; .ci/installer counts what the window loads from elsewhere.
        assertTrue(there * 100 >= own.size() * 80L, there + " of " + own.size() + " are still there: CLAIMPORT_TRAIN=1 mvn -q -Pinstaller package");
    }
}
