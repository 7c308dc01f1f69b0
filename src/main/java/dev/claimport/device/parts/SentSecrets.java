package dev.claimport.device.parts;

import dev.claimport.claim.SecretBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Knows by its bytes what comes back of a key, whenever and in whatever pieces a device sends it: before any text is made of it. It keeps what
 * was sent off the heap until it is to forget it. Thread-safe.
 */
public final class SentSecrets implements AutoCloseable {

    /** So many characters of Base64 are no accident: one line in 10^11 has them by chance. */
    private static final int RUN = 8;
    /** The same at either end of a line, where the rest may be on another. */
    private static final int EDGE = 4;
    private static final byte NOTHING = 0;

    private final List<SecretBytes> sent = new ArrayList<>();
    private boolean closed;

    /**
     * Line ends do not count, as devices write their own.
     *
     * @param bytes by index; lines that begin with a dash say what is between them, and are no secret
     */
    public synchronized void add(int length, IntUnaryOperator bytes) {
        if (closed) {
            return;
        }
        SecretBytes copy = new SecretBytes(length);
        sent.add(copy);
        copy.lend(out -> {
            boolean begins = true;
            boolean fence = false;
            for (int i = 0; i < length; i++) {
                byte each = (byte) bytes.applyAsInt(i);
                fence = begins ? each == '-' : fence;
                begins = each == '\n';
                if (!fence && each != '\r' && each != '\n') {
                    out.put(each);
                }
            }
            return null;
        });
    }

    /**
     * Puts zeros in the place of what was sent.
     *
     * @param finished whether this is a whole line; else any number of bytes at its end may be the beginning of more
     */
    public synchronized void blank(byte[] line, boolean finished) {
        boolean[] found = new boolean[line.length];
        for (SecretBytes secret : sent) {
            secret.lend(bytes -> {
                mark(line, bytes, found, finished);
                return null;
            });
        }
        for (int i = 0; i < line.length; i++) {
            line[i] = found[i] ? NOTHING : line[i];
        }
    }

    private static void mark(byte[] line, ByteBuffer secret, boolean[] found, boolean finished) {
        for (int from = 0; from < line.length; ) {
            int run = longest(line, from, secret);
            boolean ends = from + run == line.length;
            boolean known = run >= RUN || run >= EDGE && (from == 0 || ends) || run > 0 && ends && !finished;
            for (int i = from; known && i < from + run; i++) {
                found[i] = true;
            }
            from += known ? run : 1;
        }
    }

    /** How many bytes from there on are somewhere in the secret, as they stand. */
    private static int longest(byte[] line, int from, ByteBuffer secret) {
        int longest = 0;
        for (int at = 0; at < secret.limit(); at++) {
            int run = 0;
            while (from + run < line.length && at + run < secret.limit() && line[from + run] != NOTHING && line[from + run] == secret.get(at + run)) {
                run++;
            }
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** Wipes what was sent up to here. */
    public synchronized void forget() {
        sent.forEach(SecretBytes::close);
        sent.clear();
    }

    /** The same, and takes nothing more: what is sent after this reaches no device. */
    @Override
    public synchronized void close() {
        closed = true;
        forget();
    }
}
