package dev.claimport.practice.cloud.iam;

import java.time.Instant;

/** Temporary credentials of somebody in a role, three texts that belong together. */
public record SessionCredentials(String accessKeyId, String secretAccessKey, String sessionToken, AssumedRole user, Instant expiration) {

    /** Leaves secret and token out. */
    @Override
    public String toString() {
        return "SessionCredentials[" + accessKeyId + ", " + user.arn() + ", " + expiration + "]";
    }
}
