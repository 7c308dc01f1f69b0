package dev.claimport.signin;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes over what nobody holds any more. Libraries make text of tokens, which cannot be wiped, and a collector leaves dead objects where they are;
 * what lies outside of the heap is not reached.
 */
public final class FreeHeap {

    private static final int PIECE = 64 << 10;
    /** So long that no token lies between two: with what the virtual machine puts before it, 64 bytes. */
    private static final int CRUMB = 48;
    /** As many at a time as fill where young objects are brought; and so many in all that they are brought to either place, in a window's heap. */
    private static final int HELD = 8 << 10;
    private static final int CRUMBS = 192 << 10;
    /** For whoever else wants memory at this moment. */
    private static final long LEFT_FREE = 5L * PIECE;
    /** So far from the most that the heap may have, nobody is in want. */
    private static final long FAR_FROM_FULL = 16L << 20;
    /** The window's heap is half of it; a larger one belongs to somebody who has chosen it, and would take long. */
    private static final long MOST = 64L << 20;

    private FreeHeap() {}

    /** Has the collector tidy up, and fills what is free then. Everything else stands still for some 0.1 s. */
    public static void overwrite() {
        System.gc();
        Runtime heap = Runtime.getRuntime();
        long size = heap.totalMemory();
        List<byte[]> over = new ArrayList<>();
        while (over.size() < MOST / PIECE && heap.totalMemory() <= size && heap.freeMemory() > LEFT_FREE
                && heap.maxMemory() - heap.totalMemory() + heap.freeMemory() > FAR_FROM_FULL) {
            over.add(new byte[PIECE]);
        }
        over.clear();
        crumble();
    }

    /** A piece ends before the end of where it is made, and of where it is brought when it is no longer new: what is left there is less than a crumb. */
    private static void crumble() {
        byte[][] held = new byte[HELD][];
        for (int crumb = 0; crumb < CRUMBS; crumb++) {
            held[crumb % HELD] = new byte[CRUMB];
        }
    }
}
