package dev.claimport.signin;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.FailureException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Credentials in the environment's variables. */
record EnvironmentCredentials(AwsEnvironment environment) {

    /** A token that stands for a role. */
    record WebIdentity(Path tokenFile, AssumedRoles.Role role) {}

    /** @throws FailureException {@code config-value-wrong} when half of them is missing */
    Optional<AwsCredentials> keys() {
        Optional<String> id = environment.filled("AWS_ACCESS_KEY_ID");
        Optional<String> secret = environment.filled("AWS_SECRET_ACCESS_KEY");
        if (id.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (id.isEmpty() || secret.isEmpty()) {
            throw wrong(id.isEmpty() ? "AWS_ACCESS_KEY_ID" : "AWS_SECRET_ACCESS_KEY", "set, like its other half");
        }
        String account = environment.filled("AWS_ACCOUNT_ID").orElse(null);
        Instant expiry = environment.filled("AWS_CREDENTIAL_EXPIRATION").map(EnvironmentCredentials::expiry).orElse(null);
        return Optional.of(environment.filled("AWS_SESSION_TOKEN").<AwsCredentials>map(token -> AwsSessionCredentials.builder()
                        .accessKeyId(id.get()).secretAccessKey(secret.get()).sessionToken(token).accountId(account).expirationTime(expiry).build())
                .orElseGet(() -> AwsBasicCredentials.builder().accessKeyId(id.get()).secretAccessKey(secret.get()).accountId(account).build()));
    }

    /** @param usualName of the session, where none is set */
    Optional<WebIdentity> webIdentity(String usualName) {
        return environment.filled("AWS_WEB_IDENTITY_TOKEN_FILE").flatMap(file -> environment.filled("AWS_ROLE_ARN").map(arn ->
                new WebIdentity(environment.path(file), new AssumedRoles.Role(arn, environment.filled("AWS_ROLE_SESSION_NAME").orElse(usualName),
                        Optional.empty(), Optional.empty()))));
    }

    /** Whether a container's agent gives them out. */
    boolean isContainer() {
        return environment.filled("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").or(() -> environment.filled("AWS_CONTAINER_CREDENTIALS_FULL_URI")).isPresent();
    }

    private static Instant expiry(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw wrong("AWS_CREDENTIAL_EXPIRATION", "a time such as 2026-11-23T15:00:00Z");
        }
    }

    private static FailureException wrong(String key, String wanted) {
        return ConfigFailure.valueWrong(key, "", wanted).exception();
    }
}
