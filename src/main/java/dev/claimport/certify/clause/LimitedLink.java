package dev.claimport.certify.clause;

import dev.claimport.serial.SerialLink;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** A link that is over when its time is, and on which the answer to one thing that is sent can get lost. */
final class LimitedLink implements SerialLink {

    /** Beyond it a device with many small pieces would be tried for longer than a certification may take. */
    private static final int MOST = 48;

    private final SerialLink link;
    private final Exchange.Limit limit;
    private final int lost;
    private final List<Integer> sent = new ArrayList<>();
    /** Those, by their numbers, after which something came before the next. */
    private final BitSet answered = new BitSet();

    /** @param lost whatever comes between that write and the next one is lost; 0 loses nothing */
    LimitedLink(SerialLink link, Exchange.Limit limit, int lost) {
        this.link = link;
        this.limit = limit;
        this.lost = lost;
    }

    /**
     * The writes whose answer may get lost, each in a way of its own: of those that look alike in a row, as the pieces of a file do, the first and the
     * last.
     *
     * @return their numbers, from 1 on, and no more than {@value #MOST}, spread over all
     */
    List<Integer> steps() {
        int[] asked = answered.stream().toArray();
        List<Integer> steps = IntStream.range(0, asked.length).filter(at -> !isAlike(asked, at, at - 1) || !isAlike(asked, at, at + 1)).mapToObj(at -> asked[at]).toList();
        int count = Math.min(MOST, steps.size());
        return count < 2 ? steps : IntStream.range(0, count).mapToObj(at -> steps.get(at * (steps.size() - 1) / (count - 1))).toList();
    }

    private boolean isAlike(int[] asked, int at, int neighbour) {
        return neighbour >= 0 && neighbour < asked.length && sent.get(asked[at] - 1).equals(sent.get(asked[neighbour] - 1));
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
        return heard(link.read(into, timeout));
    }

    /** @return how many of them the other side is to hear */
    private int heard(int count) {
        if (count > 0 && !sent.isEmpty()) {
            answered.set(sent.size());
        }
        return lost > 0 && sent.size() == lost ? 0 : count;
    }

    @Override
    public int read(ByteBuffer into, Duration timeout) {
        limit.end();
        int from = into.position();
        int count = heard(link.read(into, timeout));
        into.position(from + count);
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
