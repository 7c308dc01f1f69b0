package dev.claimport.device.finder;

import dev.claimport.failure.Case;

/** Why a device that speaks a dialect is not served. */
public enum Unprofiled implements Case {
    /** No profile that may be used is for its dialect. */
    DIALECT;

    @Override
    public String id() {
        return "dialect";
    }
}
