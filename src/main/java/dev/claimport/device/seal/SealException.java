package dev.claimport.device.seal;

/** A seal cannot be made for that key, or does not open. Says nothing of the content. */
public final class SealException extends Exception {

    SealException(String message, Throwable cause) {
        super(message, cause);
    }
}
