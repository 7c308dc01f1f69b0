package dev.claimport.practice.cloud.iam;

import java.time.Instant;

/** Temporary credentials of a principal, three texts that belong together. */
public record SessionCredentials(String accessKeyId, String secretAccessKey, String sessionToken, Principal principal, Instant expiration) {

    /** Leaves secret and token out. */
    @Override
    public String toString() {
        return "SessionCredentials[" + accessKeyId + ", " + principal.arn() + ", " + expiration + "]";
    }
}
