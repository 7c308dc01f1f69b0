package dev.claimport.certify.clause;

import dev.claimport.serial.SerialLink;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A link that is over when its time is, and on which the answer to one thing that is sent can get lost. */
final class LimitedLink implements SerialLink {

    private final SerialLink link;
    private final Exchange.Limit limit;
    private final int lost;
    private int writes;

    /** @param lost whatever comes between that write and the next one is lost; 0 loses nothing */
    LimitedLink(SerialLink link, Exchange.Limit limit, int lost) {
        this.link = link;
        this.limit = limit;
        this.lost = lost;
    }

    /** How often something was sent. */
    int writes() {
        return writes;
    }

    private void write() {
        limit.end();
        writes++;
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
        return lost > 0 && writes == lost;
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
        write();
        link.write(bytes, offset, length);
    }

    @Override
    public void write(ByteBuffer bytes) {
        write();
        link.write(bytes);
    }

    @Override
    public void close() {
        link.close();
    }
}
