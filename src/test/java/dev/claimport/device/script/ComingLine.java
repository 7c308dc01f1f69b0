package dev.claimport.device.script;

import dev.claimport.serial.SerialLink;
import dev.claimport.testing.ManualTime;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A line on which a test says what comes in, and when; in virtual time. */
final class ComingLine implements SerialLink {

    private final ManualTime time;
    private final SortedMap<Instant, byte[]> coming = new TreeMap<>();
    private final List<Duration> expected = new ArrayList<>();
    private ByteBuffer room = ByteBuffer.allocate(0);
    private final Set<ByteBuffer> left = new HashSet<>();

    ComingLine(ManualTime time) {
        this.time = time;
    }

    void comes(Instant at, String text) {
        coming.put(at, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    boolean isOver() {
        return coming.isEmpty();
    }

    /** For how long something was said to be waited for. */
    List<Duration> expected() {
        return expected;
    }

    /** Of the buffer into which what came last was read. */
    ByteBuffer content() {
        ByteBuffer all = room.duplicate().clear();
        return ByteBuffer.allocate(all.capacity()).put(all).flip();
    }

    /** What was there from before, each time that something was waited for. */
    Set<ByteBuffer> left() {
        return left;
    }

    @Override
    public void expect(Duration atMost) {
        expected.add(atMost);
    }

    @Override
    public int read(ByteBuffer into, Duration timeout) {
        room = into;
        if (timeout.isPositive()) {
            left.add(content());
        }
        return SerialLink.super.read(into, timeout);
    }

    @Override
    public String path() {
        return "late";
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        Instant deadline = time.instant().plus(timeout);
        if (coming.isEmpty() || coming.firstKey().isAfter(deadline)) {
            time.set(deadline);
            return 0;
        }
        Instant at = coming.firstKey();
        time.set(at.isAfter(time.instant()) ? at : time.instant());
        byte[] bytes = coming.remove(at);
        int count = Math.min(bytes.length, into.length);
        System.arraycopy(bytes, 0, into, 0, count);
        if (count < bytes.length) {
            coming.put(at, Arrays.copyOfRange(bytes, count, bytes.length));
        }
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) { }

    @Override
    public void close() { }
}
