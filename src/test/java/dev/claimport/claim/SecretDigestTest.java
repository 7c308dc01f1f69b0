package dev.claimport.claim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A digest is that of all that was given, and nothing of that stays behind. */
class SecretDigestTest {

    /** Keeps the arrays that it is given, which should not be worth anything any more afterwards. */
    private static final class WatchedDigest extends MessageDigest {

        private final List<byte[]> given = new ArrayList<>();
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private int resets;

        WatchedDigest() {
            super("watched");
        }

        @Override
        protected void engineUpdate(byte input) {
            throw new AssertionError();
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            given.add(input);
            content.write(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return content.toByteArray();
        }

        @Override
        protected void engineReset() {
            resets++;
        }
    }

    @Test
    void isTakenByTheBlockAndTheBlockIsZeroed() {
        byte[] content = new byte[150];
        Arrays.fill(content, (byte) 7);
        var digest = new WatchedDigest();
        assertArrayEquals(content, SecretDigest.of(digest, ByteBuffer.allocateDirect(content.length).put(content).flip()));
        assertEquals(3, digest.given.size());
        digest.given.forEach(block -> assertArrayEquals(new byte[64], block));
    }

    /** The JDK's keeps the last block until it is used again. */
    @Test
    void isMadeToForgetTheLastBlock() {
        var digest = new WatchedDigest();
        SecretDigest.of(digest, ByteBuffer.allocate(10));
        assertEquals(1, digest.resets);
    }

    @Test
    void isOfAllPartsInTheirOrder() throws NoSuchAlgorithmException {
        byte[] all = "one, and another".getBytes(StandardCharsets.US_ASCII);
        for (String algorithm : List.of("SHA-256", "MD5")) {
            assertArrayEquals(MessageDigest.getInstance(algorithm).digest(all),
                    SecretDigest.of(algorithm, ByteBuffer.wrap(all, 0, 5), ByteBuffer.allocate(0), ByteBuffer.wrap(all, 5, all.length - 5)));
        }
        assertThrows(IllegalStateException.class, () -> SecretDigest.of("none"));
    }
}
