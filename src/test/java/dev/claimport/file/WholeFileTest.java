package dev.claimport.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.failure.LocalFailure;
import dev.claimport.testing.Failures;
import dev.claimport.testing.TestClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @BeforeEach
    void onlyWhereThereArePosixPermissions() {
        assumeTrue(OwnFolder.isPosix(folder), "permissions and links are those of POSIX");
    }

    @Test
    void aNewFileAndItsFoldersAreTheOwnersAlone() throws IOException {
        Path file = folder.resolve("a/b/c.json");
        WholeFile.replace(file, NEW, WholeFile.Access.KEPT);
        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertEquals(List.of("rwx------", "rwx------", "rw-------"), List.of(rights(folder.resolve("a")), rights(file.getParent()), rights(file)));
        assertEquals(List.of(file), listed(file.getParent()));
    }

    @Test
    void underAnUmaskThatTakesNothingAwayTheyAreTheOwnersAsWell() throws Exception {
        Path file = folder.resolve("d/e.json");
        Process child = new ProcessBuilder("sh", "-c", "umask 000; exec \"$0\" \"$@\"", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", TestClassPath.text(), Writer.class.getName(), file.toString()).inheritIO().start();
        assertTrue(child.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, child.exitValue());
        assertEquals(List.of("rwx------", "rw-------"), List.of(rights(file.getParent()), rights(file)));
    }

    /** A program that replaces one file. */
    static final class Writer {

        public static void main(String[] arguments) {
            WholeFile.replace(Path.of(arguments[0]), NEW, WholeFile.Access.KEPT);
        }
    }

    @Test
    void whoCouldReadItStillCanUnlessItIsToBeItsOwnersAlone() throws IOException {
        Path file = old("shared.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        WholeFile.replace(file, NEW, WholeFile.Access.KEPT);
        assertEquals("rw-r--r--", rights(file));
        WholeFile.replace(file, NEW, WholeFile.Access.OWNER);
        assertEquals("rw-------", rights(file));
    }

    @Test
    void aFileThatRootReplacesStaysItsOwners() throws IOException {
        Path file = old("theirs.yaml");
        assumeTrue(Files.getAttribute(file, "unix:uid").equals(0), "only root can give files away");
        Files.setAttribute(file, "unix:uid", 1234);
        Files.setAttribute(file, "unix:gid", 4321);
        WholeFile.replace(file, NEW, WholeFile.Access.KEPT);
        assertEquals(List.of(1234, 4321), List.of(Files.getAttribute(file, "unix:uid"), Files.getAttribute(file, "unix:gid")));
    }

    @Test
    void linksStayAlsoThoseToNothingAndThoseInARow() throws IOException {
        Path kept = old("kept.yaml");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("kept.yaml"));
        Path outer = Files.createSymbolicLink(folder.resolve("outer"), link);
        WholeFile.replace(outer, NEW, WholeFile.Access.KEPT);
        assertArrayEquals(NEW, Files.readAllBytes(kept));
        assertTrue(Files.isSymbolicLink(outer) && Files.isSymbolicLink(link));
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("deep/later.yaml"));
        WholeFile.replace(dangling, NEW, WholeFile.Access.KEPT);
        assertArrayEquals(NEW, Files.readAllBytes(folder.resolve("deep/later.yaml")));
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        Failures.expect(LocalFailure.Kind.FILE_NOT_WRITABLE, () -> WholeFile.replace(circle, NEW, WholeFile.Access.KEPT));
    }

    @Test
    void whatIsNoFileIsNeverReplaced() throws Exception {
        Path fifo = folder.resolve("fifo");
        assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
        Failures.expect(LocalFailure.Kind.FILE_NOT_WRITABLE, () -> WholeFile.replace(fifo, NEW, WholeFile.Access.KEPT));
        Path inside = Files.createDirectory(folder.resolve("folder"));
        Failures.expect(LocalFailure.Kind.FILE_NOT_WRITABLE, () -> WholeFile.replace(inside, NEW, WholeFile.Access.OWNER));
        assertTrue(Files.readAttributes(fifo, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isOther());
        assertEquals(2, listed(folder).size());
    }

    @Test
    void aFullDiskLeavesTheOldFileWholeAndIsNamed() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()).redirectErrorStream(true).start();
        assumeTrue(mount.waitFor() == 0, "no small disk can be made here");
        try {
            Path file = Files.write(disk.resolve("kept.json"), OLD);
            byte[] large = new byte[100_000];
            assertEquals(file.toString(), Failures.expect(LocalFailure.Kind.DISK_FULL, () -> WholeFile.replace(file, large, WholeFile.Access.KEPT)).facts().get("file"));
            assertArrayEquals(OLD, Files.readAllBytes(file));
            assertEquals(List.of(file), listed(disk), "no half file stays");
            Failures.expect(LocalFailure.Kind.DISK_FULL, () -> WholeFile.requireReplaceable(file, large.length));
            WholeFile.replace(file, NEW, WholeFile.Access.KEPT);
            assertArrayEquals(NEW, Files.readAllBytes(file));
        } finally {
            assertEquals(0, new ProcessBuilder("umount", disk.toString()).start().waitFor());
        }
    }

    private Path old(String name) throws IOException {
        return Files.write(folder.resolve(name), OLD);
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void whatIsWrittenPieceByPieceReplacesAFileOnceItIsWhole() throws IOException {
        Path file = old("report.html");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(7, WholeFile.<Integer>stream(file, out -> {
            out.write(NEW);
            out.flush();
            assertArrayEquals(OLD, Files.readAllBytes(file));
            return 7;
        }));
        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertEquals("rw-r-----", rights(file));
        assertEquals(List.of(file), listed(folder));
    }

    @Test
    void ofWhatEndsInTheMiddleNothingIsLeft() throws IOException {
        Path file = old("attempts.csv");
        Failures.expect(LocalFailure.Kind.FILE_NOT_WRITABLE, () -> WholeFile.stream(file, out -> {
            out.write(NEW);
            throw new UncheckedIOException(new IOException("gone"));
        }));
        assertThrows(IllegalStateException.class, () -> WholeFile.stream(file, out -> {
            out.write(NEW);
            throw new IllegalStateException("a record that is damaged");
        }));
        assertArrayEquals(OLD, Files.readAllBytes(file));
        assertEquals(List.of(file), listed(folder));
    }

    @Test
    void aNewOneIsForOthersAndItsFolderIsNotMade() throws IOException {
        Path usual = Files.createFile(folder.resolve("usual"));
        Path file = folder.resolve("new.csv");
        WholeFile.stream(file, out -> {
            out.write(NEW);
            return 0;
        });
        assertEquals(rights(usual), rights(file));
        Failures.expect(LocalFailure.Kind.FILE_NOT_WRITABLE, () -> WholeFile.stream(folder.resolve("none/new.csv"), _ -> 0));
        assertTrue(Files.notExists(folder.resolve("none")));
    }

    @Test
    void aPipeIsWrittenToAsItIs() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor());
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        WholeFile.stream(pipe, out -> {
            out.write(NEW);
            return 0;
        });
        assertArrayEquals(NEW, reader.getInputStream().readAllBytes());
        assertEquals(List.of(pipe), listed(folder));
    }
}
