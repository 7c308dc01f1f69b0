package dev.claimport.certify.clause;

/**
 * One thing that the protocol demands. Its sentence and its place are in the bundle {@code certify}, under {@code clause.<id>}.
 *
 * @param <E> what it is held against
 * @param id by which it is chosen: lower-case letters and dashes
 */
public record Clause<E extends Examined>(String id, ClauseGroup group, Body<E> body) {

    /** Holds the device to it. */
    @FunctionalInterface
    public interface Body<E extends Examined> {

        /**
         * Asks, and returns when the device did what it has to.
         *
         * @throws NotMet when it did not
         * @throws NotApplicable when this device need not
         * @throws dev.claimport.failure.FailureException when there is no device any more
         */
        void hold(E device) throws InterruptedException;
    }
}
