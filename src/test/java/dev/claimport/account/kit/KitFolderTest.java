package dev.claimport.account.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.claimport.failure.LocalFailure;
import dev.claimport.testing.Failures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KitFolderTest {

    private static final Kit KIT = new Kit("sensors", "123456789012", "eu-west-1", List.of("Site"), true);

    @TempDir
    private Path parent;

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void itIsThereAsAWholeAndCanBeReadAgain() throws Exception {
        Path folder = parent.resolve("deep").resolve("kit");

        List<String> written = KitFolder.write(folder, KIT);

        Map<String, String> expected = KitFiles.of(KIT);
        assertEquals(new TreeSet<>(expected.keySet()), new TreeSet<>(written));
        for (Map.Entry<String, String> file : expected.entrySet()) {
            assertEquals(file.getValue(), Files.readString(folder.resolve(file.getKey())));
        }
        assertEquals(List.of("kit"), names(folder.getParent()));
        assertEquals(KIT, KitFolder.read(folder));
    }

    @Test
    void anEmptyFolderIsTaken() throws Exception {
        Path folder = Files.createDirectory(parent.resolve("kit"));
        KitFolder.write(folder, KIT);
        assertEquals(KIT, KitFolder.read(folder));
    }

    @Test
    void nothingIsWrittenWhereSomethingIs() throws Exception {
        Path folder = Files.createDirectory(parent.resolve("kit"));
        Files.writeString(folder.resolve("mine"), "x");

        assertEquals(folder.toString(), Failures.expect(LocalFailure.Kind.FOLDER_NOT_EMPTY, () -> KitFolder.write(folder, KIT)).facts().get("folder"));

        assertEquals(List.of("mine"), names(folder));
        assertEquals(List.of("kit"), names(parent));
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Path file = Files.writeString(parent.resolve("kit"), "x");
        Failures.expect(LocalFailure.Kind.FILE_NOT_WRITABLE, () -> KitFolder.write(file, KIT));
        assertEquals("x", Files.readString(file));
        assertEquals(List.of("kit"), names(parent));
    }

    @Test
    void whatAnotherAttemptLeftIsNotTouched() throws Exception {
        Path left = Files.createDirectory(parent.resolve(".kit.new"));
        Failures.expect(LocalFailure.Kind.FILE_NOT_WRITABLE, () -> KitFolder.write(parent.resolve("kit"), KIT));
        assertEquals(List.of(), names(left));
        assertFalse(Files.exists(parent.resolve("kit")));
    }

    @Test
    void aFolderWithoutAKitIsNamed() {
        Failures.expect(LocalFailure.Kind.FILE_UNREADABLE, () -> KitFolder.read(parent));
    }
}
