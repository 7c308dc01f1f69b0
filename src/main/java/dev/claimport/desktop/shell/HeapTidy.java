package dev.claimport.desktop.shell;

import java.util.function.LongSupplier;

/**
 * Has the collector tidy up whenever a sixth has come on top of what the heap had. By itself it lets what has outlived a few moments and died then
 * (0.4 MB of each hand-over) lie until there is no room for more, eight times as much as is needed. Everything stands still for some 0.1 s. Of the
 * window's thread.
 */
final class HeapTidy {

    private static final int PART = 6;
    /** So much a window has from its beginning (packaging/common/jvm.options), in bytes. */
    private static final long ROOM = 32L << 20;

    private final LongSupplier used;
    private final Runnable collect;
    private long least = Long.MAX_VALUE;

    HeapTidy() {
        this(() -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(), System::gc);
    }

    /** @param used of the heap, dead objects with it, in bytes */
    HeapTidy(LongSupplier used, Runnable collect) {
        this.used = used;
        this.collect = collect;
    }

    /** To be called now and then. */
    void look() {
        long now = used.getAsLong();
        least = Math.min(least, now);
        if (now > ROOM && now > least + least / PART) {
            collect.run();
            least = used.getAsLong();
        }
    }
}
