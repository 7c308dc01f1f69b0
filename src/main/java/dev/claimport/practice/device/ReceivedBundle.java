package dev.claimport.practice.device;

import dev.claimport.claim.cbor.CborException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;

/** What a device holds of a bundle while it is being sent. Closing it erases that. */
final class ReceivedBundle implements AutoCloseable {

    private final String claimId;
    private final byte[] sha256;
    private final Instant expires;
    private final byte[] bytes;
    private int held;

    ReceivedBundle(String claimId, int length, byte[] sha256, Instant expires) {
        this.claimId = claimId;
        this.sha256 = sha256;
        this.expires = expires;
        this.bytes = new byte[length];
    }

    boolean isOf(String otherClaimId, byte[] otherSha256) {
        return claimId.equals(otherClaimId) && MessageDigest.isEqual(sha256, otherSha256);
    }

    Instant expires() {
        return expires;
    }

    /** Bytes held, which is also the offset that is wanted next. */
    int held() {
        return held;
    }

    boolean isComplete() {
        return held == bytes.length;
    }

    /** Takes what is new of it. @return false for a gap, or more than was announced */
    boolean put(long offset, byte[] data) {
        if (offset > held || data.length > bytes.length - offset) {
            return false;
        }
        int at = (int) offset;
        if (at + data.length > held) {
            System.arraycopy(data, held - at, bytes, held, at + data.length - held);
            held = at + data.length;
        }
        return true;
    }

    void flipBit() {
        bytes[bytes.length / 2] ^= 1;
    }

    boolean matches(byte[] otherSha256) {
        try {
            return MessageDigest.isEqual(sha256, otherSha256) && MessageDigest.isEqual(sha256, MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    BundleContents parse() throws CborException {
        return BundleContents.parse(ByteBuffer.wrap(bytes));
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }
}
