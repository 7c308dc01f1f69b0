package dev.claimport.signin;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * A role that the technician works in.
 *
 * @param credentials renewed as needed; each resolve may ask Identity Center
 * @param access where and how its services are reached
 */
public record RoleSession(Identity identity, AwsCredentialsProvider credentials, Region region, SessionLife life, AwsAccess access) {

    /**
     * With credentials that nobody renews, at the usual services.
     *
     * @param endsAt when the technician will have to sign in again, if that is known
     */
    public RoleSession(Identity identity, AwsCredentialsProvider credentials, Region region, Optional<Instant> endsAt) {
        this(identity, credentials, region, SessionLife.until(endsAt), AwsAccess.DIRECT);
    }

    /** When the technician will have to sign in again, if that is known; moves on with each renewal. */
    public Optional<Instant> endsAt() {
        return life.endsAt();
    }

    /** The same role in another region. */
    public RoleSession in(Region other) {
        return new RoleSession(identity, credentials, other, life, access);
    }

    /** Says who, never the credentials. */
    @Override
    public String toString() {
        return "RoleSession[" + identity + ", " + region + "]";
    }
}
