package dev.claimport.aws.sdk;

/** What a service answered, for whoever has to repeat its words; the cause of the failure that it is. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final String operation;
    private final String code;

    RefusedException(Refusal refusal) {
        super(refusal.message(), null, false, false);
        operation = refusal.operation();
        code = refusal.code().isEmpty() ? String.valueOf(refusal.status()) : refusal.code();
    }

    public String operation() {
        return operation;
    }

    /** The service's, or the status of HTTP where it has none. */
    public String code() {
        return code;
    }
}
