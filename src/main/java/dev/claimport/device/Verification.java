package dev.claimport.device;

/** Whether what arrived is what was sent. "Could not be verified" is a result of its own, and never a success. */
public sealed interface Verification {

    /** @param method such as {@code SHA-256} */
    record Verified(String method) implements Verification {}

    record NotVerifiable(String reason) implements Verification {}
}
