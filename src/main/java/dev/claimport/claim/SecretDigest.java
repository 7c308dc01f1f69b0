package dev.claimport.claim;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Digests of what must not stay behind. It comes onto the heap by a block at a time, in one array that is wiped: given a whole direct buffer, the JDK
 * would copy it there and leave it.
 */
public final class SecretDigest {

    /** Of SHA-256 and of MD5, in bytes (FIPS 180-4; RFC 1321). */
    private static final int BLOCK = 64;

    private SecretDigest() {}

    /**
     * The digest of all that is left in these, one after the other; their positions move.
     *
     * @param algorithm as {@link MessageDigest} names it
     */
    public static byte[] of(String algorithm, ByteBuffer... parts) {
        return of(named(algorithm), parts);
    }

    static byte[] of(MessageDigest digest, ByteBuffer... parts) {
        byte[] block = new byte[BLOCK];
        try {
            for (ByteBuffer part : parts) {
                while (part.hasRemaining()) {
                    int length = Math.min(block.length, part.remaining());
                    part.get(block, 0, length);
                    digest.update(block, 0, length);
                }
            }
            return digest.digest();
        } finally {
            Arrays.fill(block, (byte) 0);
            // Only then does it wipe what it has kept of the last block.
            digest.reset();
        }
    }

    private static MessageDigest named(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
