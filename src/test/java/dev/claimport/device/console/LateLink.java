package dev.claimport.device.console;

import dev.claimport.serial.SerialLink;
import dev.claimport.testing.ManualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Whoever is at the other end does one thing after another, and each takes its time, which passes for who waits. */
abstract class LateLink implements SerialLink {

    private record Word(Instant at, String text) {}

    private final ManualTime time;
    private final Deque<Word> words = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private Instant busyUntil = ManualTime.START;

    LateLink(ManualTime time) {
        this.time = time;
    }

    /** @param said without its end */
    abstract void hear(String said);

    /** @param after so long a time of work, once what was begun before is done */
    final void say(Duration after, String text) {
        busyUntil = (busyUntil.isAfter(time.instant()) ? busyUntil : time.instant()).plus(after);
        words.add(new Word(busyUntil, text));
    }

    @Override
    public String path() {
        return "far";
    }

    @Override
    public final void write(byte[] bytes, int offset, int count) {
        for (char letter : new String(bytes, offset, count, StandardCharsets.US_ASCII).toCharArray()) {
            if (letter != '\n') {
                line.append(letter);
            } else {
                String said = line.toString();
                line.setLength(0);
                hear(said);
            }
        }
    }

    @Override
    public final int read(byte[] into, Duration timeout) {
        Instant until = time.instant().plus(timeout);
        if (words.isEmpty() || words.peek().at().isAfter(until)) {
            time.set(until);
            return 0;
        }
        if (words.peek().at().isAfter(time.instant())) {
            time.set(words.peek().at());
        }
        StringBuilder said = new StringBuilder();
        while (!words.isEmpty() && !words.peek().at().isAfter(time.instant()) && said.length() + words.peek().text().length() <= into.length) {
            said.append(words.poll().text());
        }
        byte[] bytes = said.toString().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, into, 0, bytes.length);
        return bytes.length;
    }

    @Override
    public void close() { }
}
