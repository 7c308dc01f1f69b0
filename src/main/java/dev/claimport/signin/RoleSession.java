package dev.claimport.signin;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * A role that the technician works in.
 *
 * @param credentials renewed as needed; each resolve may ask Identity Center
 * @param endsAt when the technician will have to sign in again, if that is known
 */
public record RoleSession(Identity identity, AwsCredentialsProvider credentials, Region region, Optional<Instant> endsAt) {

    /** Says who, never the credentials. */
    @Override
    public String toString() {
        return "RoleSession[" + identity + ", " + region + "]";
    }
}
