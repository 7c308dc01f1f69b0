package dev.claimport.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.testing.ChildJvm;
import dev.claimport.testing.TestClassPath;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real crashes of real processes, with dumps allowed. */
@EnabledOnOs(OS.LINUX)
class CoreDumpsTest {

    @TempDir
    private Path folder;

    @Test
    void aCrashLeavesNoSecretInADumpThatWouldHaveItOtherwise() throws Exception {
        String pattern = Files.readString(Path.of("/proc/sys/kernel/core_pattern")).strip();
        assumeTrue(pattern.matches("[\\w.%]+"), "dumps go elsewhere here: " + pattern);
        assertTrue(secretIsInTheDump("open"), "the test would find it");
        assertFalse(secretIsInTheDump("kept"));
    }

    /** The kernel gives what it tells of a process to the administrator once its memory is closed (proc(5)). */
    @Test
    void memoryThatIsClosedIsNotThisUsersAnyMore() throws Exception {
        ChildJvm.Result result = ChildJvm.run(Closed.class, Map.of(), List.of("--enable-native-access=ALL-UNNAMED"));
        assertEquals(0, result.exitCode(), result.output());
        assertEquals("1 0", result.output().strip());
    }

    /** Says whether its memory is open (PR_GET_DUMPABLE), before and after it is closed. */
    static final class Closed {

        private Closed() {}

        public static void main(String[] arguments) throws Throwable {
            Linker linker = Linker.nativeLinker();
            var prctl = linker.downcallHandle(linker.defaultLookup().findOrThrow("prctl"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG), Linker.Option.firstVariadicArg(1));
            int before = (int) prctl.invokeExact(3, 0L);
            CoreDumps.closeMemoryToOthers();
            System.out.println(before + " " + (int) prctl.invokeExact(3, 0L));
        }
    }

    private boolean secretIsInTheDump(String how) throws Exception {
        Path own = Files.createDirectory(folder.resolve(how));
        Process child = new ProcessBuilder("sh", "-c", "ulimit -c unlimited && exec \"$0\" \"$@\"", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m", "-XX:+UseSerialGC", "-cp", TestClassPath.text(), Crashing.class.getName(), how)
                .directory(own.toFile()).redirectError(own.resolve("err").toFile()).start();
        assertEquals('!', child.getInputStream().read());
        new ProcessBuilder("kill", "-ABRT", Long.toString(child.pid())).start().waitFor();
        assertTrue(child.waitFor(1, TimeUnit.MINUTES));
        byte[] secret = Crashing.secret();
        try (Stream<Path> files = Files.list(own)) {
            List<Path> dumps = files.filter(file -> file.getFileName().toString().contains("core")).toList();
            assumeTrue(!how.equals("open") || !dumps.isEmpty(), "no dumps are written here");
            for (Path dump : dumps) {
                if (contains(dump, secret)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean contains(Path file, byte[] secret) throws IOException {
        String wanted = new String(secret, StandardCharsets.ISO_8859_1);
        try (var in = Files.newInputStream(file)) {
            String before = "";
            for (byte[] part = in.readNBytes(1 << 20); part.length > 0; part = in.readNBytes(1 << 20)) {
                String text = before + new String(part, StandardCharsets.ISO_8859_1);
                if (text.contains(wanted)) {
                    return true;
                }
                before = text.substring(Math.max(0, text.length() - secret.length));
            }
            return false;
        }
    }

    /** Holds a secret off the heap until it is killed. */
    static final class Crashing {

        /** Put together only in memory, so that it is in no class file. */
        static byte[] secret() {
            byte[] secret = new byte[32];
            for (int i = 0; i < secret.length; i++) {
                secret[i] = (byte) ('A' + i * 7 % 26);
            }
            return secret;
        }

        public static void main(String[] arguments) throws Exception {
            if (arguments[0].equals("kept")) {
                CoreDumps.withoutMemory();
            }
            var _ = Arena.global().allocateFrom(ValueLayout.JAVA_BYTE, secret());
            System.out.print('!');
            System.out.flush();
            Thread.sleep(60_000);
        }
    }
}
