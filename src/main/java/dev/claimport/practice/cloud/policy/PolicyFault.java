package dev.claimport.practice.cloud.policy;

import dev.claimport.failure.Place.Position;

/** A document that is no policy of AWS IoT or IAM, or one of IAM that cannot be decided here. The message says what is wrong, in English as the cloud's answers are. */
public final class PolicyFault extends Exception {

    private final Position place;

    PolicyFault(Position place, String message) {
        super(message);
        this.place = place;
    }

    /** Where in the document. */
    public Position place() {
        return place;
    }
}
