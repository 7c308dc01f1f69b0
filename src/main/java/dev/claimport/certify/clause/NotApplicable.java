package dev.claimport.certify.clause;

/** The clause is about something that this device need not have, or that cannot be tried here. */
public final class NotApplicable extends RuntimeException {

    private final transient Lack lack;

    public NotApplicable(Lack lack) {
        super(lack.id());
        this.lack = lack;
    }

    public Lack lack() {
        return lack;
    }
}
