package dev.claimport.signin;

/** Asks the technician for what a multi-factor device shows just now. */
@FunctionalInterface
public interface MfaPrompt {

    /**
     * Waits for the technician.
     *
     * @param device serial number or ARN, as in {@code mfa_serial}
     * @return as it was typed
     * @throws dev.claimport.failure.FailureException {@code cancelled}
     */
    String code(String device);
}
