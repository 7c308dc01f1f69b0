package dev.claimport.certify.clause;

import dev.claimport.failure.Case;
import java.util.Locale;

/** Why a clause is not about a device. */
public enum Lack implements Case {
    /** It takes no sealed bundles. */
    SEAL,
    /** It takes sealed bundles, and the clause is about those that do not. */
    NO_SEAL,
    /** No code of its label was given. */
    CODE,
    /** It has a code, without which it takes nothing. */
    NO_CODE,
    /** It has no clock of its own. */
    CLOCK,
    /** It has a clock of its own, or was told the time before. */
    NO_CLOCK,
    /** No parameter was named that it insists on. */
    PARAMETERS,
    /** It does not say how large its buffer is. */
    BUFFER,
    /** It has room for one request only. */
    BUFFERS,
    /** Nobody can cut its power. */
    POWER,
    /** Its port has no signal to reset it by, though its profile names one. */
    SIGNAL,
    /** It restarts when its port is opened. */
    RESTARTS,
    /** It does not reach the practice cloud. */
    NETWORK,
    /** Its profile has nothing by which what arrived could be verified. */
    VERIFICATION,
    /** It cannot be made to forget. */
    FORGETTING,
    /** It was not asked often enough. */
    ANSWERS;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
