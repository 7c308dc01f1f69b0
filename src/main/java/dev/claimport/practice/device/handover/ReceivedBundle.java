package dev.claimport.practice.device.handover;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.device.seal.BundleSeal.DeviceKeys;
import dev.claimport.device.seal.SealException;
import dev.claimport.practice.device.BundleContents;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** What a device holds of a bundle while it is being sent. Closing it erases that. */
final class ReceivedBundle implements AutoCloseable {

    private final String claimId;
    private final byte[] sha256;
    private final Instant expires;
    private final Optional<Seal> seal;
    private final byte[] bytes;
    private int held;

    /**
     * How it is sealed.
     *
     * @param keys for which it is said to be; empty when none had been offered
     * @param encapsulated 32 bytes
     */
    record Seal(SealKeys opener, Optional<DeviceKeys> keys, byte[] encapsulated) {

        /** @return the bundle, the caller's to wipe */
        byte[] open(byte[] sealed, String claimId) throws SealException {
            return opener.open(keys.orElseGet(DeviceKeys::new), sealed, encapsulated, claimId);
        }
    }

    ReceivedBundle(String claimId, int length, byte[] sha256, Instant expires, Optional<Seal> seal) {
        this.claimId = claimId;
        this.sha256 = sha256;
        this.expires = expires;
        this.seal = seal;
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

    boolean isSealed() {
        return seal.isPresent();
    }

    /** Opens the seal, if there is one, and reads what is in it. */
    BundleContents parse() throws CborException, SealException {
        if (seal.isEmpty()) {
            return BundleContents.parse(ByteBuffer.wrap(bytes));
        }
        byte[] opened = seal.get().open(bytes, claimId);
        try {
            return BundleContents.parse(ByteBuffer.wrap(opened));
        } finally {
            Arrays.fill(opened, (byte) 0);
        }
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }
}
