package dev.claimport.failure;

import java.util.Map;

/** Something about the records of hand-overs. */
public record LedgerFailure(Kind kind, Map<String, ?> facts, String detail) implements Failure {

    public enum Kind {
        /** It was changed or broken; it is set aside, and the next hand-over begins a new one. Facts: {@code file}, {@code aside}. */
        LEDGER_DAMAGED,
        /** It cannot be read as it was written. Facts: {@code file}. */
        LEDGER_UNREADABLE,
        /** A newer version of Claimport has written it. Facts: {@code file}. */
        LEDGER_NEWER,
        /** On a drive of another computer it would not be safe. Facts: {@code folder}, {@code type}. */
        LEDGER_ON_NETWORK,
        /** The database would not write as it has to. Facts: {@code file}. */
        LEDGER_NOT_DURABLE,
        /** The key that signs it is not there. Facts: {@code file}. */
        LEDGER_KEY_MISSING,
        /** The key is another one than that of the log, or is none. Facts: {@code file}. */
        LEDGER_KEY_WRONG,
        /** The disk does not read or write. Facts: {@code file}. */
        LEDGER_DISK_FAILED,
        /** Nothing is recorded on this computer. Facts: {@code file}. */
        LEDGER_NOT_FOUND,
        /** The database that stations share does not answer. Facts: {@code server}. */
        SHARED_LEDGER_UNREACHABLE,
        /** It does not let this station in, or not do what it has to. Facts: {@code server}. */
        SHARED_LEDGER_REFUSED,
        /** It has no room left: on its disk, or for another connection. Facts: {@code server}. */
        SHARED_LEDGER_FULL,
        /** A newer version of Claimport has made its tables. Facts: {@code server}. */
        SHARED_LEDGER_NEWER,
        /** It has other records of this station than the station. Facts: {@code server}, {@code record}. */
        SHARED_LEDGER_FORKED,
        /** No attempt is recorded under it. Facts: {@code id}. */
        RECORD_NOT_FOUND,
        /** It, or one beside it, was changed since it was written. Facts: {@code records} by their logs. */
        RECORD_ALTERED
    }

    public LedgerFailure {
        facts = Map.copyOf(facts);
    }

    public LedgerFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
