package dev.claimport.claim.cbor;

/** The bytes are not the CBOR that was expected. The message never quotes their content. */
public final class CborException extends Exception {

    public CborException(String message) {
        super(message);
    }
}
