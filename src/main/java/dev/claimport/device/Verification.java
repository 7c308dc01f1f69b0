package dev.claimport.device;

import dev.claimport.failure.DeviceFailure;

/** Whether what arrived is what was sent. "Could not be verified" is a result of its own, and never a success. */
public sealed interface Verification {

    /** @param method such as {@code SHA-256} */
    record Verified(String method) implements Verification {}

    record NotVerifiable(DeviceFailure.Unverified reason) implements Verification {}
}
