package dev.claimport.cli.aws.credentials;

import java.util.Optional;

/** What requests are signed with. */
public record Credentials(String accessKeyId, String secretKey, Optional<String> sessionToken) {

    /** Says nothing of the secrets. */
    @Override
    public String toString() {
        return "Credentials[" + accessKeyId + "]";
    }
}
