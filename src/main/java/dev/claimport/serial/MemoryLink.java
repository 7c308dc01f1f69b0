package dev.claimport.serial;

import dev.claimport.failure.LinkFailure;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/** One end of a cable within this program: for practice where the system has no pseudo-terminals, and for tests. */
public final class MemoryLink implements SerialLink {

    /** As much as a serial driver holds, and enough for any message. */
    private static final int CAPACITY = 64 * 1024;

    private final String path;
    private final ByteQueue in;
    private final ByteQueue out;
    private volatile boolean closed;

    private MemoryLink(String path, ByteQueue in, ByteQueue out) {
        this.path = path;
        this.in = in;
        this.out = out;
    }

    /** A new cable between a computer and a device; both ends name the same path. */
    public static Pair pair(String path) {
        ByteQueue toDevice = new ByteQueue(CAPACITY);
        ByteQueue toHost = new ByteQueue(CAPACITY);
        return new Pair(new MemoryLink(path, toHost, toDevice), new MemoryLink(path, toDevice, toHost));
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        return read(ByteBuffer.wrap(into), timeout);
    }

    @Override
    public int read(ByteBuffer into, Duration timeout) {
        int taken = closed ? -1 : in.take(into, timeout);
        if (taken < 0) {
            throw gone();
        }
        return taken;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        write(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void write(ByteBuffer bytes) {
        if (closed || !out.put(bytes)) {
            throw gone();
        }
    }

    /** The other end can still read what was sent to it, and then finds the link gone. */
    @Override
    public void close() {
        closed = true;
        in.close();
        out.end();
    }

    /** Whether this end was closed, not merely cut off. */
    public boolean isClosed() {
        return closed;
    }

    private RuntimeException gone() {
        return new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", path)).exception();
    }

    /** Both ends of a cable. */
    public record Pair(MemoryLink host, MemoryLink device) {

        /** Pulls the cable: what is under way can still be read, nothing more can be sent. */
        public void unplug() {
            // What one end reads from is what the other writes to.
            host.in.end();
            device.in.end();
        }
    }
}
