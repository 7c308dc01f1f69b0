package dev.claimport.account.check;

import java.util.Locale;

/** What there is to look at besides the template. */
public enum Outside {
    NAME,
    VERSIONS,
    ROLE,
    FUNCTION,
    POLICY,
    POLICY_VERSIONS,
    GROUP,
    TYPE,
    BILLING_GROUP,
    AUTHORIZATION,
    TECHNICIAN;

    /** As it is named in texts and JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
