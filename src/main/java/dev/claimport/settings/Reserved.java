package dev.claimport.settings;

/** Keys that are accepted although nothing uses them yet, so that one policy serves this version and the next. */
enum Reserved {
    /** Of a policy: the address of a ledger that several benches share. */
    OF_POLICY("ledger-url"),
    NONE("");

    private final String key;

    Reserved(String key) {
        this.key = key;
    }

    boolean accepts(String candidate) {
        return !key.isEmpty() && key.equals(candidate);
    }
}
