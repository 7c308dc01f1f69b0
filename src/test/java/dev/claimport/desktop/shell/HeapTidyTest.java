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
    void deadObjectsAreAtMostAQuarterOfWhatLives() {
        alive = 40 * MB;
        lookAt(40);
        lookAt(50);
        assertEquals(0, collections);
        lookAt(51);
        assertEquals(1, collections);
        lookAt(50);
        assertEquals(1, collections);
        lookAt(51);
        assertEquals(2, collections);
    }

    @Test
    void whatLivesMayGrow() {
        alive = 60 * MB;
        lookAt(40);
        lookAt(60);
        assertEquals(1, collections);
        lookAt(75);
        assertEquals(1, collections, "a quarter more than the sixty that are needed now");
        lookAt(76);
        assertEquals(2, collections);
    }

    /** The virtual machine does so when there is too much code that has not run lately. */
    @Test
    void whoeverElseHasTidiedUpIsNotGoneAfter() {
        alive = 40 * MB;
        lookAt(48);
        lookAt(40);
        lookAt(50);
        assertEquals(0, collections);
        lookAt(51);
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
