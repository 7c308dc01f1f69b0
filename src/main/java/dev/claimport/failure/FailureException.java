package dev.claimport.failure;

/** Carries a {@link Failure} to whoever can tell the technician. Thrown at the place that knows the reason; shown once. */
public final class FailureException extends RuntimeException {

    private final transient Failure failure;

    public FailureException(Failure failure) {
        this(failure, null);
    }

    public FailureException(Failure failure, Throwable cause) {
        super(failure.summary(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
