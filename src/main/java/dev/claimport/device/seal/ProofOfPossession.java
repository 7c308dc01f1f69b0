package dev.claimport.device.seal;

import dev.claimport.claim.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The code on a device's label: who knows it has the device in hand (hand-over group, "The seal"). Off the heap; close it when
 * the hand-over is over.
 */
public final class ProofOfPossession implements AutoCloseable {

    /** More than fits on any label. */
    public static final int LONGEST = 256;

    private final SecretBytes utf8;

    private ProofOfPossession(SecretBytes utf8) {
        this.utf8 = utf8;
    }

    /**
     * Takes a code over as it was typed or scanned, without the white space around it: the characters are zeroed, whatever the
     * outcome.
     *
     * @throws IllegalArgumentException when nothing is left, or more than {@value #LONGEST} characters; never quotes it
     */
    public static ProofOfPossession taking(char[] code) {
        try {
            int from = 0;
            int to = code.length;
            while (from < to && Character.isWhitespace(code[from])) {
                from++;
            }
            while (from < to && Character.isWhitespace(code[to - 1])) {
                to--;
            }
            if (from == to || to - from > LONGEST) {
                throw new IllegalArgumentException("a code has 1 to " + LONGEST + " characters");
            }
            ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(code, from, to - from));
            return new ProofOfPossession(SecretBytes.taking(encoded.array(), 0, encoded.limit()));
        } finally {
            Arrays.fill(code, '\0');
        }
    }

    /** The UTF-8 bytes, the caller's to wipe. @throws IllegalStateException when already wiped */
    byte[] copy() {
        byte[] copy = new byte[Math.toIntExact(utf8.size())];
        utf8.lend(bytes -> bytes.get(copy));
        return copy;
    }

    public boolean isWiped() {
        return utf8.isWiped();
    }

    @Override
    public void close() {
        utf8.close();
    }

    /** Says nothing of the code. */
    @Override
    public String toString() {
        return "ProofOfPossession[" + (isWiped() ? "wiped" : "in memory") + "]";
    }
}
