package dev.claimport.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class SmallFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileIsReadUpToItsLimit() throws IOException {
        Path file = Files.write(folder.resolve("x"), new byte[] {1, 2, 3});
        assertArrayEquals(new byte[] {1, 2, 3}, SmallFile.read(file, 3));
        assertEquals("longer than 2 bytes", assertThrows(SmallFile.TooLargeException.class, () -> SmallFile.read(file, 2)).toString());
    }

    @Test
    void whatHasNoEndOrWouldBeWaitedForIsNotOpened() throws Exception {
        assumeTrue(OwnFolder.isPosix(folder), "pipes and devices are those of POSIX");
        Path fifo = folder.resolve("fifo");
        assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
        for (Path wrong : new Path[] {fifo, Path.of("/dev/zero"), folder}) {
            assertThrows(FileSystemException.class, () -> SmallFile.read(wrong, 10), wrong.toString());
        }
        assertThrows(NoSuchFileException.class, () -> SmallFile.read(folder.resolve("none"), 10));
        assertArrayEquals(new byte[0], SmallFile.read(Path.of("/dev/null"), 10));
    }
}
