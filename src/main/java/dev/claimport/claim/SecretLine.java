package dev.claimport.claim;

import java.nio.ByteBuffer;

/**
 * A line as it comes in, byte by byte, which may have a secret in it: off the heap, where no collector copies it, until it is known what of it is to
 * be shown. For one thread at a time.
 */
public final class SecretLine {

    private final ByteBuffer bytes;

    /** @param longest in bytes */
    public SecretLine(int longest) {
        bytes = ByteBuffer.allocateDirect(longest);
    }

    /** Takes a byte in, where there is room; what is too long is cut. */
    public void hold(byte each) {
        if (bytes.hasRemaining()) {
            bytes.put(each);
        }
    }

    public boolean isFull() {
        return !bytes.hasRemaining();
    }

    /** So many bytes. */
    public int length() {
        return bytes.position();
    }

    /** What is there so far: a view, not a copy. */
    public ByteBuffer held() {
        return bytes.slice(0, length());
    }

    /** Wipes it but for so many bytes at its end. */
    public void keepLast(int count) {
        int end = length();
        int kept = Math.min(count, end);
        bytes.put(0, bytes, end - kept, kept);
        for (int at = kept; at < end; at++) {
            bytes.put(at, (byte) 0);
        }
        bytes.position(kept);
    }

    /** Wipes it. */
    public void forget() {
        SecretBytes.zero(bytes);
        bytes.clear();
    }
}
