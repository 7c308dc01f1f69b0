package dev.claimport.claim;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes that must not stay behind: kept outside the heap, where no collector copies them and no heap dump shows them, and
 * zeroed on close. Safe for use from several threads; whoever reads is never overtaken by a close.
 */
public final class SecretBytes implements AutoCloseable {

    private final Arena arena;
    private final MemorySegment segment;
    private boolean closed;

    /**
     * Does something with bytes that are lent.
     *
     * @param <X> what may go wrong
     */
    @FunctionalInterface
    public interface Reader<R, X extends Exception> {

        R read(ByteBuffer bytes) throws X;
    }

    /** Room for {@code size} bytes, all zero. */
    public SecretBytes(long size) {
        this(size, Arena.ofShared());
    }

    /**
     * Room for {@code size} bytes, all zero, for the thread that asks for it and no other. To give back memory that others might be reading, all threads of
     * the process have to stop, which is too much for each message to a device.
     */
    public static SecretBytes ofThisThread(long size) {
        return new SecretBytes(size, Arena.ofConfined());
    }

    /** In an arena of its own, which is closed with it. */
    SecretBytes(long size, Arena arena) {
        this.arena = arena;
        segment = arena.allocate(size);
    }

    /** Takes the bytes over: {@code source[from..to)} is copied and then zeroed. */
    public static SecretBytes taking(byte[] source, int from, int to) {
        SecretBytes secret = new SecretBytes(to - from);
        MemorySegment.copy(source, from, secret.segment, ValueLayout.JAVA_BYTE, 0, to - from);
        Arrays.fill(source, from, to, (byte) 0);
        return secret;
    }

    public long size() {
        return segment.byteSize();
    }

    /**
     * Lends the bytes, as a direct buffer over position 0 to {@link #size()}. What the reader copies out of it is the
     * reader's to wipe; the buffer itself must not be kept.
     *
     * @throws IllegalStateException when already closed
     */
    public synchronized <R, X extends Exception> R lend(Reader<R, X> reader) throws X {
        if (closed) {
            throw new IllegalStateException("wiped");
        }
        return reader.read(segment.asByteBuffer());
    }

    /** SHA-256 of the bytes: 32 bytes. */
    public byte[] sha256() {
        return lend(bytes -> SecretDigest.of("SHA-256", bytes));
    }

    public synchronized boolean isWiped() {
        return closed;
    }

    /** Zeroes the bytes and gives the memory back. Closing twice does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            segment.fill((byte) 0);
            arena.close();
        }
    }

    /** Zeroes a buffer whole, from its beginning to its capacity, wherever it lies. */
    public static void zero(ByteBuffer buffer) {
        MemorySegment.ofBuffer(buffer.duplicate().clear()).fill((byte) 0);
    }

    /** Says nothing of the content. */
    @Override
    public String toString() {
        return "SecretBytes[" + segment.byteSize() + (isWiped() ? ", wiped]" : "]");
    }
}
