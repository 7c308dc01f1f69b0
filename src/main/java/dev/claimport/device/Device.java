package dev.claimport.device;

import dev.claimport.claim.Bundle;
import java.time.Instant;

/**
 * The conversation with one attached device, in whatever dialect it speaks, from its port. What only some devices can is an interface
 * of its own, and is asked for: {@link ReportsProgress}, {@link TakesSeal}, {@link LogsIn}, {@link Resumes},
 * {@link Forgets}.
 * Every method may throw a {@link dev.claimport.failure.FailureException} of the {@code LinkFailure} or {@code DeviceFailure}
 * family. For one thread; any thread may close.
 */
public interface Device extends AutoCloseable {

    /** Asks the device who it is. Harmless: changes nothing on it. */
    DeviceIdentity identify();

    /**
     * Sends the bundle, or what the device lacks of it after {@link Resumes#resume}. Nothing is acted on yet. What goes over the wire
     * is kept off the heap until {@link #commit} has succeeded, {@link Forgets#abort} or {@link #close}.
     *
     * @param now the service's clock: a device without a clock takes it over, since TLS needs one
     */
    void deliver(Bundle bundle, Instant now, DeliveryProgress progress);

    /**
     * Verifies what was delivered, and lets the device go on with it. May be called again on a resumed link, when nobody knows
     * whether the device got the first call; a device that lacks something then says {@code device-wrong-state} or
     * {@code device-lost-track}, and is to be delivered to again.
     *
     * @throws IllegalStateException when nothing was delivered
     */
    Verification commit();

    /** Gives the port back, and wipes. */
    @Override
    void close();
}
