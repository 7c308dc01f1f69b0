package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How full the heap of a window gets that is open for days. */
class HeapTidyTest {

    private static final long MB = 1 << 20;

    private long used;
    private long alive;
    private int collections;
    private final HeapTidy tidy = new HeapTidy(() -> used, this::collect);

    private void collect() {
        used = alive;
        collections++;
    }

    private void lookAt(long megabytes) {
        used = megabytes * MB;
        tidy.look();
    }

    @Test
    void deadObjectsAreAtMostASixthOfWhatLives() {
        alive = 36 * MB;
        lookAt(36);
        lookAt(42);
        assertEquals(0, collections);
        lookAt(43);
        assertEquals(1, collections);
        lookAt(42);
        assertEquals(1, collections);
        lookAt(43);
        assertEquals(2, collections);
    }

    @Test
    void whatLivesMayGrow() {
        alive = 60 * MB;
        lookAt(40);
        lookAt(60);
        assertEquals(1, collections);
        lookAt(70);
        assertEquals(1, collections, "a sixth more than the sixty that are needed now");
        lookAt(71);
        assertEquals(2, collections);
    }

    /** The virtual machine does so when there is too much code that has not run lately. */
    @Test
    void whoeverElseHasTidiedUpIsNotGoneAfter() {
        alive = 36 * MB;
        lookAt(41);
        lookAt(36);
        lookAt(42);
        assertEquals(0, collections);
        lookAt(43);
        assertEquals(1, collections);
    }

    @Test
    void nothingIsDoneWhileThereIsRoomFromTheBeginning() {
        lookAt(20);
        lookAt(32);
        assertEquals(0, collections);
        alive = 31 * MB;
        lookAt(33);
        assertEquals(1, collections);
    }
}
