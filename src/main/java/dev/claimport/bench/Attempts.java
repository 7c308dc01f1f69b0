package dev.claimport.bench;

import dev.claimport.handover.RunId;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.ledger.shared.Sharing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** What was tried before, with which device and how it ended. Thread-safe; may block. */
public interface Attempts extends AutoCloseable {

    /** With this device, the latest first. */
    List<Finished> of(String serial);

    /** With these devices, one device after the other, the earliest of each first. */
    default void each(Collection<String> serials, Consumer<Finished> reader) {
        serials.forEach(serial -> of(serial).reversed().forEach(reader));
    }

    /** Of all devices that began then or later, the earliest first. */
    List<Finished> since(Instant start);

    /** One more; nothing where it is kept elsewhere. */
    void add(Finished finished);

    /**
     * How often a device failed at other benches, where benches share their records.
     *
     * @return 0 where nobody knows, and that is to stop nobody
     * @throws dev.claimport.failure.FailureException {@code shared-ledger-…} where nobody knows, and the settings want it to be known
     */
    default int failedElsewhere(String serial) {
        return 0;
    }

    /**
     * Takes a device for this bench alone, where benches share their records.
     *
     * @param station as the shift calls this bench, which is what others are told; empty where it has no name but the computer's
     * @param again whether the operator has said that it may be one that passed elsewhere, or that another bench has
     * @throws dev.claimport.failure.FailureException {@code serial-passed-elsewhere}, {@code serial-reserved}; {@code shared-ledger-…} where
     *     nobody knows, and the settings want it to be known
     */
    default void reserve(String serial, RunId run, String station, boolean again) { }

    /** From here on what is recorded goes where benches share it. @param told how that stands, now and whenever it changes, on any thread */
    default void share(Consumer<Sharing.State> told) { }

    /** Shares no more. */
    @Override
    default void close() { }
}
