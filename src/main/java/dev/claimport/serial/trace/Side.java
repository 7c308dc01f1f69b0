package dev.claimport.serial.trace;

import dev.claimport.claim.SecretLine;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/** One direction of a line: makes lines of its bytes. What is secret in them is masked before anything is kept. For one thread at a time. */
final class Side implements AutoCloseable {

    private static final int LONGEST_LINE = 1024;
    /** So many bytes of what is shown already are looked at again: a secret that comes byte by byte is known by them. */
    private static final int CONTEXT = 40;

    private final TraceLine.Kind kind;
    private final String port;
    private final Mask mask;
    private final Trace trace;
    private final TimeSource time;
    private final KeyFence fence = new KeyFence();
    private final SecretLine line = new SecretLine(CONTEXT + LONGEST_LINE);
    /** Of its bytes. */
    private int shown;
    private Instant began;
    private byte before;
    /** Nothing else since; shown as one. */
    private int black;
    private Instant blackSince;
    private String last = "";
    private boolean allSecret;

    Side(TraceLine.Kind kind, String port, Mask mask, Trace trace, TimeSource time) {
        this.kind = kind;
        this.port = port;
        this.mask = mask;
        this.trace = trace;
        this.time = time;
        began = time.instant();
        blackSince = began;
    }

    /** The rest of the line is a secret. */
    void hideLine() {
        allSecret = true;
    }

    private void take(byte each) {
        byte earlier = before;
        before = each;
        if (each == '\n' || each == '\r') {
            // The second half of what has ended a line ends no other, though the question for a password has come between them.
            if (line.length() > 0 || !(earlier == '\r' && each == '\n')) {
                end();
            }
            return;
        }
        if (line.length() == shown) {
            began = time.instant();
        }
        line.hold(each);
        if (line.isFull()) {
            flush();
        }
    }

    private void end() {
        if (line.length() > shown) {
            emit(true);
        }
        forgetLine();
        allSecret = false;
        last = "";
    }

    /** Shows what is there of a line that has not ended. */
    void flush() {
        if (line.length() > shown) {
            emit(false);
            line.keepLast(CONTEXT);
            shown = line.length();
        }
        flushBlack();
    }

    private void emit(boolean ends) {
        ByteBuffer bytes = line.held();
        boolean[] secret = mask.find(bytes);
        fence.mark(bytes, secret);
        boolean[] hidden = Arrays.copyOfRange(secret, shown, secret.length);
        if (allSecret) {
            Arrays.fill(hidden, true);
        }
        if (ends && isAll(hidden)) {
            blackSince = black == 0 ? began : blackSince;
            black += hidden.length;
        } else {
            flushBlack();
            last = Printable.of(bytes.slice(shown, hidden.length), hidden);
            trace.add(new TraceLine(began, kind, port, last, ends));
        }
    }

    private static boolean isAll(boolean[] hidden) {
        for (boolean each : hidden) {
            if (!each) {
                return false;
            }
        }
        return true;
    }

    void flushBlack() {
        if (black > 0) {
            trace.add(new TraceLine(blackSince, kind, port, Printable.black(black), true));
            black = 0;
        }
    }

    /** What stands there last of a line that has not ended. */
    String last() {
        return last;
    }

    private void forgetLine() {
        line.forget();
        shown = 0;
    }

    /** Bytes of a buffer, from its position on, which stays. */
    void take(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            take(bytes.get(i));
        }
    }

    @Override
    public void close() {
        flush();
        forgetLine();
    }
}
