package dev.claimport.aws.credential;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.config.Section;
import java.time.Instant;
import java.util.Optional;

/**
 * What requests are signed with.
 *
 * @param sessionToken of credentials that are lent
 * @param expiry when they end, as far as it is said
 * @param account whose they are, as far as it is said
 */
public record AccessKeys(String accessKeyId, String secretKey, Optional<String> sessionToken, Optional<Instant> expiry, Optional<String> account) {

    static final String ID = "aws_access_key_id";

    /** Half of what is needed is there. */
    public static final class PartialKeysException extends Exception {

        private static final long serialVersionUID = 1;

        private final String missing;

        PartialKeysException(String missing) {
            super(missing + " is missing");
            this.missing = missing;
        }

        /** The variable or key. */
        public String missing() {
            return missing;
        }
    }

    /** Of which nothing else is known. */
    public AccessKeys(String accessKeyId, String secretKey, Optional<String> sessionToken) {
        this(accessKeyId, secretKey, sessionToken, Optional.empty(), Optional.empty());
    }

    /** Of the environment; empty where it has none. */
    public static Optional<AccessKeys> in(AwsEnvironment environment) throws PartialKeysException {
        Optional<String> id = environment.filled("AWS_ACCESS_KEY_ID");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String secret = environment.filled("AWS_SECRET_ACCESS_KEY").orElseThrow(() -> new PartialKeysException("AWS_SECRET_ACCESS_KEY"));
        return Optional.of(new AccessKeys(id.get(), secret, environment.filled("AWS_SECURITY_TOKEN").or(() -> environment.filled("AWS_SESSION_TOKEN")),
                environment.filled("AWS_CREDENTIAL_EXPIRATION").flatMap(Expiration::parse), environment.filled("AWS_ACCOUNT_ID")));
    }

    /** Of a profile; empty where it has none. */
    public static Optional<AccessKeys> in(Section profile) throws PartialKeysException {
        Optional<String> id = Optional.ofNullable(profile.values().get(ID));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String secret = Optional.ofNullable(profile.values().get("aws_secret_access_key")).orElseThrow(() -> new PartialKeysException("aws_secret_access_key"));
        return Optional.of(new AccessKeys(id.get(), secret, Optional.ofNullable(profile.values().get("aws_security_token"))
                .or(() -> Optional.ofNullable(profile.values().get("aws_session_token"))), Optional.empty(), profile.get("aws_account_id")));
    }

    /** Says nothing of the secrets. */
    @Override
    public String toString() {
        return "AccessKeys[" + accessKeyId + "]";
    }
}
