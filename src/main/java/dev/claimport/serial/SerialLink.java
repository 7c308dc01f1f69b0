package dev.claimport.serial;

import java.time.Duration;

/** An open serial port: bytes out, bytes in. One thread reads and one writes; any thread may close. */
public interface SerialLink extends AutoCloseable {

    /** The path by which the port was opened. */
    String path();

    /**
     * Waits for bytes.
     *
     * @param timeout how long to wait for the first byte; zero takes what is there
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

    /** Gives the port back, within two seconds even where the driver hangs. Ends a {@link #read} that waits. */
    @Override
    void close();
}
