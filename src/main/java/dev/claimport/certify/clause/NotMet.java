package dev.claimport.certify.clause;

/** The device did something else than the protocol has it do. */
public final class NotMet extends RuntimeException {

    private final String wanted;
    private final String found;

    /**
     * @param wanted what the protocol has it say or do, as it is shown
     * @param found what it did; empty where nothing came
     */
    public NotMet(String wanted, String found) {
        super(wanted + " / " + found);
        this.wanted = wanted;
        this.found = found;
    }

    public String wanted() {
        return wanted;
    }

    public String found() {
        return found;
    }
}
