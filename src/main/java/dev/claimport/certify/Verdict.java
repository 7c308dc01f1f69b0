package dev.claimport.certify;

import java.util.Locale;

/** What a certification comes to. */
public enum Verdict {
    /** The device did all that the protocol demands of it, and the registry knows it. */
    CERTIFIED,
    /** It did all but register, as it did not reach the practice cloud. */
    WITHOUT_REGISTRATION,
    /** It did all that was asked, which was not everything. */
    IN_PART,
    /** It did not do something, or it did not come to the end. */
    NOT_CERTIFIED;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
