package dev.claimport.claim;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Knows by its bytes what comes back of a key, whenever and in whatever pieces a device sends it: before any text is made of it. It keeps what
 * was sent off the heap until it is to forget it. Thread-safe.
 */
public final class SentSecrets implements AutoCloseable {

    /** So many characters of Base64 are no accident: one line in 10^11 has them by chance. */
    private static final int RUN = 8;
    /** The same at either end of a line, where the rest may be on another, for a word of so many. */
    private static final int EDGE = 4;

    private final List<SecretIndex> sent = new ArrayList<>();
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
        int kept = filter(length, bytes, _ -> { });
        SecretBytes copy = new SecretBytes(kept);
        copy.lend(out -> filter(length, bytes, out::put));
        sent.add(new SecretIndex(copy, RUN, EDGE));
    }

    /** Takes one byte. */
    private interface ByteConsumer {

        void accept(byte each);
    }

    private static int filter(int length, IntUnaryOperator bytes, ByteConsumer out) {
        int kept = 0;
        boolean begins = true;
        boolean fence = false;
        for (int i = 0; i < length; i++) {
            byte each = (byte) bytes.applyAsInt(i);
            fence = begins ? each == '-' : fence;
            begins = each == '\n';
            if (!fence && each != '\r' && each != '\n') {
                out.accept(each);
                kept++;
            }
        }
        return kept;
    }

    /**
     * In whatever form it may be sent and come back: as it is, in Base64, hexadecimal and octal, and as PEM in all of these.
     *
     * @param secret any bytes, or a private key's PKCS#8 DER (RFC 5958); its position stays
     */
    public synchronized void addAllForms(ByteBuffer secret) {
        if (!closed) {
            new SecretForms(sent::add).of(secret);
        }
    }

    /**
     * Where in it there is something of what was sent: of each byte that is left in it.
     *
     * @param line is best off the heap; its position stays
     * @param finished whether this is a whole line; else any number of bytes at its end may be the beginning of more
     */
    public boolean[] find(ByteBuffer line, boolean finished) {
        boolean[] found = new boolean[line.remaining()];
        mark(line, found, finished);
        return found;
    }

    /** The same beside what is marked already. */
    public synchronized void mark(ByteBuffer line, boolean[] found, boolean finished) {
        ByteBuffer bytes = line.slice();
        sent.forEach(secret -> secret.mark(bytes, found, finished));
    }

    /**
     * The same of what is to become a text of few words, such as a name: only where there are so many of its bytes in a row that it is no accident,
     * as a name that happens to begin like a piece of a key has to stay what it is.
     */
    public boolean[] findRuns(ByteBuffer text) {
        boolean[] found = find(text, true);
        for (int from = 0; from < found.length; from++) {
            int to = from;
            while (to < found.length && found[to]) {
                to++;
            }
            if (to - from < RUN) {
                Arrays.fill(found, from, to, false);
            }
            from = to;
        }
        return found;
    }

    /** A copy of a line on the heap, with zeros in the place of what was found. */
    public static byte[] without(ByteBuffer line, boolean[] found) {
        byte[] shown = new byte[found.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = found[i] ? 0 : line.get(line.position() + i);
        }
        return shown;
    }

    /** Wipes what was sent up to here. */
    public synchronized void forget() {
        sent.forEach(SecretIndex::close);
        sent.clear();
    }

    /** The same, and takes nothing more: what is sent after this reaches no device. */
    @Override
    public synchronized void close() {
        closed = true;
        forget();
    }
}
