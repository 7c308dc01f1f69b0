package dev.claimport.claim;

import java.time.Instant;

/**
 * A {@link Bundle} as the bytes that go over the wire, off the heap. Unsealed it holds the private key: close it as soon as
 * the device has it.
 */
public final class EncodedBundle implements AutoCloseable {

    private final String claimId;
    private final Instant expires;
    private final SecretBytes bytes;
    private final byte[] sha256;

    /** @param bytes the bundle's from here on */
    public EncodedBundle(String claimId, Instant expires, SecretBytes bytes) {
        this.claimId = claimId;
        this.expires = expires;
        this.bytes = bytes;
        this.sha256 = bytes.sha256();
    }

    /** The claim's certificate id. */
    public String claimId() {
        return claimId;
    }

    public Instant expires() {
        return expires;
    }

    public int size() {
        return Math.toIntExact(bytes.size());
    }

    /**
     * Lends all bytes; the buffer must not be kept.
     *
     * @throws IllegalStateException when already wiped
     */
    public <R, X extends Exception> R lend(SecretBytes.Reader<R, X> reader) throws X {
        return bytes.lend(reader);
    }

    /** SHA-256 of all bytes: 32 bytes (a copy). */
    public byte[] sha256() {
        return sha256.clone();
    }

    public boolean isWiped() {
        return bytes.isWiped();
    }

    @Override
    public void close() {
        bytes.close();
    }

    @Override
    public String toString() {
        return "EncodedBundle[" + claimId + ", " + bytes + "]";
    }
}
