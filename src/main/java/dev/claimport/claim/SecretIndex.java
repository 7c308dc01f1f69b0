package dev.claimport.claim;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** A secret off the heap, and where in it each four bytes are, so that what is a piece of it is found at once. */
final class SecretIndex implements AutoCloseable {

    private static final int GRAM = 4;
    private static final int BUCKETS = 1 << 12;
    /** So many digits tell less of a secret than the three letters of Base64 that are left in any place: lengths of files and times are numbers like these. */
    private static final int SHORT_NUMBER = 5;

    private final SecretBytes secret;
    /** By the hash of four bytes the last place of them, from 1 on; then for each place the one before it. */
    private final SecretBytes places;
    private final int run;
    private final int edge;

    /**
     * Takes the bytes over.
     *
     * @param run so many of its bytes in a row are no accident
     * @param edge so many are none at either end of a line, where the rest may be on another: as a word of their own that is no short number, for others
     *     begin or end with these
     */
    SecretIndex(SecretBytes secret, int run, int edge) {
        this.secret = secret;
        this.run = run;
        this.edge = edge;
        int length = Math.toIntExact(secret.size());
        places = new SecretBytes((BUCKETS + (long) length) * Integer.BYTES);
        secret.lend(bytes -> places.lend(room -> {
            IntBuffer table = room.order(ByteOrder.nativeOrder()).asIntBuffer();
            for (int at = 0; at + GRAM <= length; at++) {
                int bucket = bucket(bytes.get(at), bytes.get(at + 1), bytes.get(at + 2), bytes.get(at + 3));
                table.put(BUCKETS + at, table.get(bucket));
                table.put(bucket, at + 1);
            }
            return null;
        }));
    }

    private static int bucket(byte first, byte second, byte third, byte fourth) {
        int four = first & 0xff | (second & 0xff) << 8 | (third & 0xff) << 16 | (fourth & 0xff) << 24;
        return (four * 0x9e3779b1) >>> 20;
    }

    /**
     * Marks what is a piece of the secret.
     *
     * @param line from 0 to its limit
     * @param finished whether this is a whole line; else any number of bytes at its end may be the beginning of more
     */
    void mark(ByteBuffer line, boolean[] found, boolean finished) {
        secret.lend(bytes -> places.lend(room -> {
            IntBuffer table = room.order(ByteOrder.nativeOrder()).asIntBuffer();
            for (int from = 0; from < line.limit(); ) {
                int longest = longest(line, from, bytes, table, finished);
                boolean ends = from + longest == line.limit();
                boolean known = longest > 0 && (longest >= run || longest == bytes.limit() || longest >= edge && isEdge(line, from, from + longest) || ends && !finished);
                for (int i = from; known && i < from + longest; i++) {
                    found[i] = true;
                }
                from += known ? longest : 1;
            }
            return null;
        }));
    }

    /** CONN at the beginning of CONNECT is none, nor are the first letters of a digest. */
    private static boolean isEdge(ByteBuffer line, int from, int to) {
        boolean begins = from == 0;
        boolean ends = to == line.limit();
        boolean isWord = (begins || !Base64Bytes.has(line.get(from - 1))) && (ends || !Base64Bytes.has(line.get(to)));
        return (begins || ends) && isWord && !isShortNumber(line, from, to);
    }

    private static boolean isShortNumber(ByteBuffer line, int from, int to) {
        int digits = 0;
        while (from + digits < to && line.get(from + digits) >= '0' && line.get(from + digits) <= '9') {
            digits++;
        }
        return digits == to - from && digits <= SHORT_NUMBER;
    }

    /** How many bytes from there on are somewhere in the secret, as they stand; fewer than four count only where they may be the beginning of more. */
    private static int longest(ByteBuffer line, int from, ByteBuffer secret, IntBuffer table, boolean finished) {
        int longest = 0;
        if (finished && line.limit() - from < GRAM && secret.limit() >= GRAM) {
            return 0;
        }
        if (line.limit() - from >= GRAM && secret.limit() >= GRAM) {
            int place = table.get(bucket(line.get(from), line.get(from + 1), line.get(from + 2), line.get(from + 3)));
            for (; place > 0; place = table.get(BUCKETS + place - 1)) {
                longest = Math.max(longest, common(line, from, secret, place - 1));
            }
            return longest < GRAM ? 0 : longest;
        }
        for (int at = 0; at < secret.limit(); at++) {
            longest = Math.max(longest, common(line, from, secret, at));
        }
        return longest;
    }

    private static int common(ByteBuffer line, int from, ByteBuffer secret, int at) {
        int common = 0;
        while (from + common < line.limit() && at + common < secret.limit() && line.get(from + common) == secret.get(at + common)) {
            common++;
        }
        return common;
    }

    @Override
    public void close() {
        secret.close();
        places.close();
    }
}
