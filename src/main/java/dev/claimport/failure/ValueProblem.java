package dev.claimport.failure;

import java.util.List;

/** What a value has to be that it is not. */
public enum ValueProblem implements Problem.Kind {
    ONE_OF("known"),
    /** A whole number. Both as they are to be typed. */
    NUMBER("least", "most"),
    SECONDS,
    ADDRESS,
    HTTPS_ADDRESS,
    /** Host and port. */
    PROXY,
    REGION,
    TIME,
    NAMES,
    /** A public key. */
    ED25519_KEY,
    /** The name of one, in the configuration of AWS. */
    SERVICES_SECTION,
    /** A database, without a password. */
    LEDGER_ADDRESS,
    /** An address of one on the network, or of a queue. */
    PRINTER,
    /** By its whole path. */
    FILE,
    /** Something at all, as it needs the other to be of use. */
    OTHER_HALF;

    private final List<String> facts;

    ValueProblem(String... facts) {
        this.facts = List.of(facts);
    }

    @Override
    public String family() {
        return "value";
    }

    @Override
    public List<String> facts() {
        return facts;
    }
}
