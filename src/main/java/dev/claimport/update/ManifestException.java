package dev.claimport.update;

/** What came is no manifest that can be believed. */
final class ManifestException extends Exception {

    private static final long serialVersionUID = 1;

    ManifestException(String reason) {
        super(reason);
    }
}
