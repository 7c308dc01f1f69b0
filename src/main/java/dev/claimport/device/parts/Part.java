package dev.claimport.device.parts;

import dev.claimport.claim.SecretBytes;
import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.zip.CRC32;

/** One file's content as it shall lie on the device, off the heap. It may be the private key: close it, which zeroes it. */
public final class Part implements AutoCloseable {

    private final String path;
    private final boolean secret;
    private final SecretBytes bytes;
    private final byte[] sha256;
    private final long crc32;

    /** Takes the bytes over. @param secret whether the private key is in it */
    Part(String path, boolean secret, SecretBytes bytes) {
        this.path = path;
        this.secret = secret;
        this.bytes = bytes;
        this.sha256 = bytes.sha256();
        CRC32 crc = new CRC32();
        bytes.lend(content -> {
            // Read where they lie.
            crc.update(content);
            return null;
        });
        this.crc32 = crc.getValue();
    }

    /** What has no secret in it. Takes the bytes over. */
    public static Part open(String path, byte[] content) {
        return new Part(path, false, SecretBytes.taking(content, 0, content.length));
    }

    /** Where on the device it goes. */
    public String path() {
        return path;
    }

    public boolean isSecret() {
        return secret;
    }

    public int size() {
        return Math.toIntExact(bytes.size());
    }

    /** SHA-256 of the content: 32 bytes (a copy). */
    public byte[] sha256Digest() {
        return sha256.clone();
    }

    /** CRC-32 of the content (IEEE 802.3), 0 to 2^32-1. */
    public long crc32() {
        return crc32;
    }

    /**
     * Lends {@code length} bytes from {@code offset} on; what the reader copies is the reader's to wipe.
     *
     * @throws IllegalStateException when already wiped
     */
    public <R> R lend(int offset, int length, Function<ByteBuffer, R> reader) {
        return bytes.lend(content -> reader.apply(content.slice(offset, length)));
    }

    @Override
    public void close() {
        bytes.close();
    }

    @Override
    public String toString() {
        return "Part[" + path + ", " + bytes + "]";
    }
}
