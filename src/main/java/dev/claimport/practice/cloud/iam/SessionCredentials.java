package dev.claimport.practice.cloud.iam;

import java.time.Instant;

/** Temporary credentials of somebody, three texts that belong together. */
public record SessionCredentials(String accessKeyId, String secretAccessKey, String sessionToken, Caller user, Instant expiration) {

    /** Leaves secret and token out. */
    @Override
    public String toString() {
        return "SessionCredentials[" + accessKeyId + ", " + user.arn() + ", " + expiration + "]";
    }
}
