package dev.claimport.device;

import dev.claimport.claim.EncodedBundle;
import java.time.Instant;
import java.util.function.LongConsumer;

/**
 * A conversation with one attached device, in whatever dialect it speaks. Every method may throw a
 * {@link dev.claimport.failure.FailureException} of the {@code LinkFailure} or {@code DeviceFailure} family.
 */
public interface Device extends AutoCloseable {

    /** Asks the device who it is. Harmless: changes nothing on it. */
    DeviceIdentity identify();

    /**
     * Sends the bundle, or what the device lacks of it after a lost link. Nothing is acted on yet.
     *
     * @param now the service's clock: a device without a clock takes it over, since TLS needs one
     * @param held told the number of bundle bytes that the device holds, each time it grows
     */
    void deliver(EncodedBundle bundle, Instant now, LongConsumer held);

    /** Has the device compare digests, and lets it go on with what it got. */
    Verification commit(EncodedBundle bundle);

    /** How far the device is with its registration. */
    DeviceStatus status();

    /** Makes the device forget what it was sent. */
    void abort();

    /** Gives the port back. */
    @Override
    void close();
}
