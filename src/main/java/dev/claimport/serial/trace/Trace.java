package dev.claimport.serial.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The last of what was said. Bounded, and thread-safe. */
public final class Trace {

    /** Of one hand-over there are some hundreds. */
    private static final int MOST_LINES = 5_000;
    private static final int MOST_CHARACTERS = 1_000_000;

    private final Deque<TraceLine> lines = new ArrayDeque<>();
    private final List<Consumer<TraceLine>> listeners = new CopyOnWriteArrayList<>();
    private long characters;
    private long dropped;

    void add(TraceLine line) {
        synchronized (this) {
            lines.addLast(line);
            characters += line.text().length();
            while (lines.size() > MOST_LINES || characters > MOST_CHARACTERS) {
                characters -= lines.removeFirst().text().length();
                dropped++;
            }
        }
        listeners.forEach(listener -> listener.accept(line));
    }

    /** From old to new. */
    public synchronized List<TraceLine> lines() {
        return new ArrayList<>(lines);
    }

    /** How many older lines there were. */
    public synchronized long dropped() {
        return dropped;
    }

    /**
     * Is told each line as it is said, on the thread that says or hears it.
     *
     * @return ends that
     */
    public Runnable follow(Consumer<TraceLine> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
