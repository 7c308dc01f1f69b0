package dev.claimport.serial.trace;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Knows a private key by the lines that stand before and behind it (RFC 7468), whoever says it. Of one direction. No text is made of it. */
final class KeyFence {

    private static final byte[] BEGIN = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY = "PRIVATE KEY-----".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "-----END ".getBytes(StandardCharsets.US_ASCII);
    /** One that is never ended does not make everything black for ever. */
    private static final int LONGEST_KEY = 16_384;

    private int left;

    /** Marks what is within the fences. @param line from 0 to its limit */
    void mark(ByteBuffer line, boolean[] secret) {
        int at = 0;
        while (at < line.limit()) {
            if (left == 0) {
                int begin = find(BEGIN, line, at);
                int key = begin < 0 ? -1 : find(KEY, line, begin);
                if (key < 0) {
                    return;
                }
                at = key + KEY.length;
                left = LONGEST_KEY;
            }
            int end = find(END, line, at);
            int until = end < 0 ? line.limit() : end;
            for (int i = at; i < until; i++) {
                secret[i] = true;
            }
            left = end < 0 ? Math.max(0, left - (until - at)) : 0;
            at = end < 0 ? until : end + END.length;
        }
    }

    private static int find(byte[] sought, ByteBuffer line, int from) {
        for (int at = from; at + sought.length <= line.limit(); at++) {
            int i = 0;
            while (i < sought.length && line.get(at + i) == sought[i]) {
                i++;
            }
            if (i == sought.length) {
                return at;
            }
        }
        return -1;
    }
}
