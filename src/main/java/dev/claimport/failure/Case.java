package dev.claimport.failure;

/**
 * A fact that is not shown but chooses among texts: each case has a whole sentence of its own, {@code <key>.<fact>.<case>}, as words put
 * into another sentence do not fit in most languages.
 */
public interface Case {

    /** As it stands in the text's key: {@code minutes-behind}. */
    String id();
}
