package dev.claimport.testing;

import dev.claimport.failure.LinkFailure;
import dev.claimport.serial.SerialLink;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A line on which bytes take as long as they do on a real one, in real time: each byte is there once it has passed the line,
 * and the device begins to answer a while after the last byte has reached it.
 */
public final class ThrottledLink implements AutoCloseable {

    private record Passing(long arrivesNanos, byte[] bytes) {}

    private static final byte[] END = {};

    private final double nanosPerByte;
    private final Direction toDevice = new Direction();
    private final Direction toHost = new Direction();
    private final SerialLink host = new End(toHost, toDevice, Duration.ZERO);
    private final SerialLink device;

    public ThrottledLink(int bytesPerSecond, Duration turnaround) {
        nanosPerByte = 1e9 / bytesPerSecond;
        device = new End(toDevice, toHost, turnaround);
    }

    public SerialLink host() {
        return host;
    }

    public SerialLink device() {
        return device;
    }

    public long bytesToDevice() {
        return toDevice.bytes.get();
    }

    public long bytesToHost() {
        return toHost.bytes.get();
    }

    @Override
    public void close() {
        host.close();
    }

    /** One wire: a byte starts when the one before it has passed. */
    private final class Direction {

        private final BlockingQueue<Passing> passing = new LinkedBlockingQueue<>();
        private final AtomicLong bytes = new AtomicLong();
        private double freeAt;

        synchronized void send(byte[] sent, Duration turnaround) {
            bytes.addAndGet(sent.length);
            double at = Math.max(freeAt, System.nanoTime() + turnaround.toNanos());
            // In the pieces in which a UART's buffer is emptied.
            for (int from = 0; from < sent.length; from += 16) {
                byte[] piece = Arrays.copyOfRange(sent, from, Math.min(from + 16, sent.length));
                at += piece.length * nanosPerByte;
                passing.add(new Passing((long) at, piece));
            }
            freeAt = at;
        }
    }

    private static final class End implements SerialLink {

        private final Direction in;
        private final Direction out;
        private final Duration turnaround;

        End(Direction in, Direction out, Duration turnaround) {
            this.in = in;
            this.out = out;
            this.turnaround = turnaround;
        }

        @Override
        public String path() {
            return "throttled";
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            try {
                Passing next = in.passing.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    return 0;
                }
                if (next.bytes() == END) {
                    throw new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", path())).exception();
                }
                for (long left = next.arrivesNanos() - System.nanoTime(); left > 0; left = next.arrivesNanos() - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                System.arraycopy(next.bytes(), 0, into, 0, next.bytes().length);
                return next.bytes().length;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            out.send(Arrays.copyOfRange(bytes, offset, offset + length), turnaround);
        }

        @Override
        public void close() {
            in.passing.add(new Passing(0, END));
            out.passing.add(new Passing(0, END));
        }
    }
}
