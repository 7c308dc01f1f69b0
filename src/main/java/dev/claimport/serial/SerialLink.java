package dev.claimport.serial;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/** An open serial port: bytes out, bytes in. One thread reads and one writes; any thread may close. */
public interface SerialLink extends AutoCloseable {

    /** The path by which the port was opened. */
    String path();

    /**
     * Waits for bytes.
     *
     * @param timeout how long to wait for the first byte; zero, or less where that time is over already, takes what is there
     * @return how many bytes were read into the start of {@code into}; 0 when none came in time
     * @throws dev.claimport.failure.FailureException {@code port-gone} when the port was unplugged or closed
     */
    int read(byte[] into, Duration timeout);

    /**
     * Sends all of the bytes; the caller's array is not kept.
     *
     * @throws dev.claimport.failure.FailureException {@code port-gone} when the port was unplugged or closed
     */
    void write(byte[] bytes, int offset, int length);

    /**
     * The same into a direct buffer, from its position on, for what may carry a private key: a link that reads from a port itself leaves no
     * copy of it anywhere else.
     *
     * @return how many bytes were put into {@code into}; 0 when none came in time
     */
    default int read(ByteBuffer into, Duration timeout) {
        byte[] bytes = new byte[into.remaining()];
        int count = read(bytes, timeout);
        into.put(bytes, 0, count);
        Arrays.fill(bytes, (byte) 0);
        return count;
    }

    /** Sends all that is left in a direct buffer, for what may carry a private key: a link that writes to a port itself leaves no copy of it. */
    default void write(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        try {
            write(copy, 0, copy.length);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /**
     * Told by whoever asks something over it for how long an answer is waited for. The line itself does nothing about it; who watches one can show it.
     *
     * @param atMost all tries together
     */
    default void expect(Duration atMost) { }

    /**
     * Told by whoever sends a secret over it, before: who watches the line shows and keeps nothing of it, in whatever form it passes and in neither
     * direction. The line itself does nothing about it.
     *
     * @param secret a private key's PKCS#8 DER, or any other; lent
     */
    default void guard(ByteBuffer secret) { }

    /**
     * Puts zeros where a guarded secret comes back in what is about to become a text: the whole of it, taken out of its frames. The line itself
     * knows no secret.
     *
     * @param text its bytes, as the device said it, off the heap where they came; its position stays
     */
    default void mask(ByteBuffer text) { }

    /** Told once the secrets are to be gone from this computer: from here on nobody knows them again. */
    default void forget() { }

    /**
     * Resets what is on the line by the signal that its settings name for that, and returns when the signal is back.
     *
     * @return whether that was done: not where the settings name none, or the port has no such signals
     */
    default boolean reset() {
        return false;
    }

    /** Gives the port back, within two seconds even where the driver hangs. Ends a {@link #read} that waits. */
    @Override
    void close();
}
