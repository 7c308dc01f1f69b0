package dev.claimport.practice.cloud.policy;

/** A document that is no policy of AWS IoT or IAM, or one of IAM that cannot be decided here. The message says what is wrong and where, in English as the cloud's answers are. */
public final class PolicyFault extends Exception {

    public PolicyFault(String message) {
        super(message);
    }
}
