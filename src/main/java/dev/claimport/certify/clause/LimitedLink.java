package dev.claimport.certify.clause;

import dev.claimport.serial.SerialLink;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A link that is over when its time is, and on which the answer to one thing that is sent can get lost. */
final class LimitedLink implements SerialLink {

    private final SerialLink link;
    private final Exchange.Limit limit;
    private final int lost;
    private final List<Integer> sent = new ArrayList<>();

    /** @param lost whatever comes between that write and the next one is lost; 0 loses nothing */
    LimitedLink(SerialLink link, Exchange.Limit limit, int lost) {
        this.link = link;
        this.limit = limit;
        this.lost = lost;
    }

    /**
     * The writes at which something may go wrong in a way of its own: of those that look alike in a row, as the pieces of a file do, the first and the
     * last.
     *
     * @return their numbers, from 1 on
     */
    List<Integer> steps() {
        return IntStream.range(0, sent.size()).filter(at -> !isAlike(at, at - 1) || !isAlike(at, at + 1)).mapToObj(at -> at + 1).toList();
    }

    private boolean isAlike(int at, int neighbour) {
        return neighbour >= 0 && neighbour < sent.size() && sent.get(at).equals(sent.get(neighbour));
    }

    private void write(int size) {
        limit.end();
        sent.add(size);
    }

    @Override
    public String path() {
        return link.path();
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        limit.end();
        int count = link.read(into, timeout);
        return isLost() ? 0 : count;
    }

    private boolean isLost() {
        return lost > 0 && sent.size() == lost;
    }

    @Override
    public int read(ByteBuffer into, Duration timeout) {
        limit.end();
        int from = into.position();
        int count = link.read(into, timeout);
        if (isLost()) {
            into.position(from);
            return 0;
        }
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        write(length);
        link.write(bytes, offset, length);
    }

    @Override
    public void write(ByteBuffer bytes) {
        write(bytes.remaining());
        link.write(bytes);
    }

    @Override
    public void close() {
        link.close();
    }
}
