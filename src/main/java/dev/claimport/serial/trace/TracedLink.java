package dev.claimport.serial.trace;

import dev.claimport.failure.FailureException;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A link of which is kept what is said on it. */
final class TracedLink implements SerialLink {

    private final SerialLink link;
    private final Trace trace;
    private final TimeSource time;
    private final Runnable closed;
    private final Mask mask = new Mask();
    private final Side sent;
    private final Side received;
    private boolean over;

    /** @param closed told once, when it is given back or lost */
    TracedLink(SerialLink link, LineSettings line, Trace trace, TimeSource time, Runnable closed) {
        this.link = link;
        this.trace = trace;
        this.time = time;
        this.closed = closed;
        sent = new Side(TraceLine.Kind.SENT, link.path(), mask, trace, time);
        received = new Side(TraceLine.Kind.RECEIVED, link.path(), mask, trace, time);
        note(TraceLine.Kind.OPENED, Integer.toString(line.baud()));
    }

    private void note(TraceLine.Kind kind, String text) {
        trace.add(new TraceLine(time.instant(), kind, link.path(), text, true));
    }

    @Override
    public String path() {
        return link.path();
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        int count;
        try {
            count = link.read(into, timeout);
        } catch (FailureException e) {
            lose();
            throw e;
        }
        heard(ByteBuffer.wrap(into, 0, count));
        return count;
    }

    @Override
    public int read(ByteBuffer into, Duration timeout) {
        int from = into.position();
        int count;
        try {
            count = link.read(into, timeout);
        } catch (FailureException e) {
            lose();
            throw e;
        }
        heard(into.duplicate().flip().position(from));
        return count;
    }

    private synchronized void heard(ByteBuffer bytes) {
        if (over) {
            return;
        }
        if (bytes.hasRemaining()) {
            // What was said before is before it, though it may not have ended.
            sent.flush();
            received.take(bytes);
        } else {
            sent.flush();
            received.flush();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        said(ByteBuffer.wrap(bytes, offset, length));
        try {
            link.write(bytes, offset, length);
        } catch (FailureException e) {
            lose();
            throw e;
        }
    }

    @Override
    public void write(ByteBuffer bytes) {
        said(bytes);
        try {
            link.write(bytes);
        } catch (FailureException e) {
            lose();
            throw e;
        }
    }

    private synchronized void said(ByteBuffer bytes) {
        if (over) {
            return;
        }
        received.flush();
        if (Mask.asksForSecret(received.last())) {
            sent.hideLine();
        }
        sent.take(bytes);
    }

    @Override
    public void expect(Duration atMost) {
        link.expect(atMost);
    }

    @Override
    public void guard(ByteBuffer secret) {
        mask.guard(secret);
        link.guard(secret);
    }

    @Override
    public void forget() {
        mask.forget();
        link.forget();
    }

    @Override
    public boolean reset() {
        return link.reset();
    }

    private void lose() {
        end(TraceLine.Kind.LOST);
    }

    private void end(TraceLine.Kind how) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            sent.close();
            received.close();
            note(how, "");
        }
        mask.close();
        closed.run();
    }

    @Override
    public void close() {
        // Before that, or whoever reads finds it lost.
        end(TraceLine.Kind.CLOSED);
        link.close();
    }
}
