package dev.claimport.handover;

/**
 * Keeps what happens in hand-overs. It is told on the hand-over's own thread, before what an event announces takes effect: before a step's
 * first request to AWS and its first byte to the device. Progress within a step is not recorded.
 */
@FunctionalInterface
public interface HandoverLog extends AutoCloseable {

    /** Keeps nothing. */
    HandoverLog NONE = _ -> { };

    /**
     * Returns once the event is kept for good. Whatever it throws stops the hand-over, with {@code not-recorded} unless that has a name of
     * its own.
     */
    void keep(RecordedEvent event);

    /** Gives back what it holds; it takes that again when there is more to keep. */
    @Override
    default void close() { }
}
