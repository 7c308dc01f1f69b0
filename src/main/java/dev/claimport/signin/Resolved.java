package dev.claimport.signin;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Credentials that were found, who they are as far as they say it, and how long they last. */
record Resolved(AwsCredentialsProvider credentials, Identity identity, SessionLife life) {

    /** Credentials that are what they are. */
    static Resolved fixed(AwsCredentials credentials) {
        return new Resolved(() -> credentials, new Identity(credentials.accountId().orElse(""), "", "", ""),
                SessionLife.until(credentials.expirationTime()));
    }

    /** Credentials that renew themselves for good. */
    static Resolved renewing(AwsCredentialsProvider credentials, Identity identity) {
        return new Resolved(credentials, identity, SessionLife.until(Optional.empty()));
    }

    /** Says who, never the credentials. */
    @Override
    public String toString() {
        return "Resolved[" + identity + "]";
    }
}
