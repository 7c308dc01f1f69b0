package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LocalFailure;
import dev.claimport.ledger.Events;
import dev.claimport.testing.Failures;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is under way, and what was cut off. */
class AtWorkTest {

    private static final UUID ONE = Events.run(1);
    private static final UUID OTHER = new UUID(0, Long.MAX_VALUE);

    @TempDir
    private Path folder;

    private AtWork here() {
        return new AtWork(folder.resolve("at-work"));
    }

    @Test
    void whatHasBegunIsUnderWayForAllUntilItEnds() {
        AtWork here = here();
        AtWork beside = here();
        assertFalse(here.has(ONE));
        assertTrue(here.begin(ONE));
        assertTrue(here.has(ONE));
        assertTrue(beside.has(ONE));
        assertFalse(beside.has(OTHER), "each has its own place");
        assertFalse(here.begin(ONE));
        assertFalse(beside.begin(ONE));
        here.end(ONE);
        assertFalse(here.has(ONE));
        assertTrue(beside.begin(ONE));
    }

    /** A process that looks whether another has something loses nothing of its own by that. */
    @Test
    void whoeverLooksKeepsWhatItHas() throws Exception {
        AtWork here = here();
        assertTrue(here.begin(ONE));
        assertFalse(here.has(OTHER));
        here.end(OTHER);
        assertFalse(here.begin(ONE));
        try (FileChannel other = FileChannel.open(folder.resolve("at-work"), StandardOpenOption.WRITE)) {
            assertThrows(OverlappingFileLockException.class, () -> other.tryLock(), "it is held");
        }
        assertTrue(here.has(ONE));
        assertEquals(0, Files.size(folder.resolve("at-work")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theFileIsOpenOnlyWhileSomethingIsUnderWay() throws Exception {
        AtWork here = here();
        assertFalse(here.has(ONE));
        assertEquals(0, opened());
        here.begin(ONE);
        here.begin(OTHER);
        assertEquals(1, opened());
        assertFalse(here().begin(ONE));
        assertEquals(1, opened(), "who has nothing has it open no more");
        here.end(ONE);
        assertEquals(1, opened());
        here.end(OTHER);
        assertEquals(0, opened());
    }

    private long opened() throws Exception {
        return LedgerInTests.opened(folder.resolve("at-work"));
    }

    @Test
    void whatHasEndedIsFreeAlthoughSomethingElseIsUnderWay() {
        AtWork here = here();
        here.begin(ONE);
        here.begin(OTHER);
        here.end(ONE);
        assertTrue(here().begin(ONE));
        assertFalse(here().begin(OTHER));
    }

    /** Not even root may write there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatCannotBeWrittenIsNamed() {
        Failures.expect(LocalFailure.Kind.FILE_NOT_WRITABLE, () -> new AtWork(Path.of("/proc/at-work")).begin(ONE));
    }
}
