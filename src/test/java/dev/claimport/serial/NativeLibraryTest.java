package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there the library unpacks itself, into the user's own folder")
class NativeLibraryTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path temporary;

    private Path folder(String name, String rights, int secondsOld) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve(name));
        Files.createDirectories(folder.resolve("Linux/x86_64"));
        Files.write(folder.resolve("Linux/x86_64/libjSerialComm.so"), new byte[10]);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
        Files.setLastModifiedTime(folder, FileTime.from(NOW.minusSeconds(secondsOld)));
        return folder;
    }

    @Test
    void whatAKilledProcessLeftIsGoneAfterTheNextStart() throws IOException {
        Path left = folder("claimport-serial123", "rwx------", 61);
        NativeLibrary.tidy(temporary, NOW);
        assertFalse(Files.exists(left));
    }

    @Test
    void whatIsInUseOrNotOursStays() throws IOException {
        Path inUse = folder("claimport-serial1", "rwx------", 59);
        Path openToOthers = folder("claimport-serial2", "rwxrwxrwx", 1000);
        Path another = folder("another-serial", "rwx------", 1000);
        Path target = folder("target", "rwx------", 1000);
        Path link = Files.createSymbolicLink(temporary.resolve("claimport-serial3"), target);
        NativeLibrary.tidy(temporary, NOW);
        for (Path path : new Path[] {inUse, openToOthers, another, target.resolve("Linux/x86_64/libjSerialComm.so"), link}) {
            assertTrue(Files.exists(path), path.toString());
        }
    }
}
