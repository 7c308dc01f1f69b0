package dev.claimport.practice.cloud.policy;

/** A document that is no policy of AWS IoT. The message says what is wrong and where, in English as the cloud's answers are. */
public final class PolicyFault extends Exception {

    PolicyFault(String message) {
        super(message);
    }
}
