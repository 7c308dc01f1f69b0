package dev.claimport.signin;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.aws.credential.AccessKeys.PartialKeysException;
import dev.claimport.aws.credential.Expiration;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.ValueProblem;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Credentials in the environment's variables. */
record EnvironmentCredentials(AwsEnvironment environment) {

    /** A token that stands for a role. */
    record WebIdentity(Path tokenFile, AssumedRoles.Role role) {}

    /** @throws FailureException {@code config-value-wrong} when half of them is missing */
    Optional<AwsCredentials> keys() {
        try {
            environment.filled("AWS_CREDENTIAL_EXPIRATION").filter(text -> Expiration.parse(text).isEmpty()).ifPresent(_ -> {
                throw wrong("AWS_CREDENTIAL_EXPIRATION", ValueProblem.TIME);
            });
            return AccessKeys.in(environment).map(SdkKeys::of);
        } catch (PartialKeysException e) {
            throw wrong(e.missing(), ValueProblem.OTHER_HALF);
        }
    }

    /** @param usualName of the session, where none is set */
    Optional<WebIdentity> webIdentity(String usualName) {
        return environment.filled("AWS_WEB_IDENTITY_TOKEN_FILE").flatMap(file -> environment.filled("AWS_ROLE_ARN").map(arn ->
                new WebIdentity(environment.path(file), new AssumedRoles.Role(arn, environment.filled("AWS_ROLE_SESSION_NAME").orElse(usualName),
                        Optional.empty(), Optional.empty()))));
    }

    private static FailureException wrong(String key, ValueProblem kind) {
        return ConfigFailure.valueWrong(key, "", kind.problem()).exception();
    }
}
