package dev.claimport.cli.aws.credentials;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.cli.aws.config.Session;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Text;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sso.auth.ExpiredTokenException;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;

/** The credentials that take a request or a sign-in, by the AWS SDK. */
final class SdkCredentials {

    private final Session session;

    SdkCredentials(Session session) {
        this.session = session;
    }

    /**
     * A role to assume, or Identity Center.
     *
     * @param operation what the service that gives them is asked, for its refusal
     */
    AccessKeys ofProfile(String profile, String operation) {
        try (var provider = provider(profile)) {
            return of(provider.resolveCredentials());
        } catch (UnauthorizedException | ExpiredTokenException _) {
            throw Problem.general("The SSO session associated with this profile has expired or is otherwise invalid."
                    + " To refresh this SSO session run aws sso login with the corresponding profile.").exception();
        } catch (AwsServiceException e) {
            throw refused(e, operation);
        } catch (SdkException | IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
            if (reason(e).startsWith("Token is expired")) {
                throw Problem.general("Error when retrieving token from sso: Token has expired and refresh failed").exception();
            }
            throw Problem.general("Error when retrieving credentials from profile " + profile + ": " + reason(e)).exception();
        }
    }

    /** Those of a role that a token in a file stands for, as in a cluster's container. */
    AccessKeys ofWebIdentity(String token, String role, Optional<String> name) {
        var builder = WebIdentityTokenFileCredentialsProvider.builder().webIdentityTokenFile(session.environment().path(token)).roleArn(role);
        name.ifPresent(builder::roleSessionName);
        try (var provider = builder.build()) {
            return of(provider.resolveCredentials());
        } catch (AwsServiceException e) {
            throw refused(e, "AssumeRoleWithWebIdentity");
        } catch (SdkException | IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
            throw Problem.general("Error when retrieving credentials from assume-role-with-web-identity: " + reason(e)).exception();
        }
    }

    private ProfileCredentialsProvider provider(String profile) {
        var files = ProfileFile.aggregator();
        AwsEnvironment environment = session.environment();
        if (Files.isRegularFile(environment.configFile())) {
            files.addFile(ProfileFile.builder().content(environment.configFile()).type(ProfileFile.Type.CONFIGURATION).build());
        }
        if (Files.isRegularFile(environment.credentialsFile())) {
            files.addFile(ProfileFile.builder().content(environment.credentialsFile()).type(ProfileFile.Type.CREDENTIALS).build());
        }
        return ProfileCredentialsProvider.builder().profileFile(files.build()).profileName(profile).build();
    }

    /** The container's or the instance's. */
    Optional<AccessKeys> ofSurroundings() {
        AwsEnvironment environment = session.environment();
        if (environment.filled("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").or(() -> environment.filled("AWS_CONTAINER_CREDENTIALS_FULL_URI")).isPresent()) {
            try (var provider = ContainerCredentialsProvider.builder().build()) {
                return Optional.of(of(provider.resolveCredentials()));
            } catch (SdkException e) {
                throw Problem.general("Error when retrieving credentials from container-role: " + reason(e)).exception();
            }
        }
        if (environment.get("AWS_EC2_METADATA_DISABLED").filter("true"::equalsIgnoreCase).isPresent()) {
            return Optional.empty();
        }
        try (var provider = InstanceProfileCredentialsProvider.builder().build()) {
            return Optional.of(of(provider.resolveCredentials()));
        } catch (SdkException _) {
            // Not an instance, or one without a role: then there are none.
            return Optional.empty();
        }
    }

    private static AccessKeys of(AwsCredentials credentials) {
        Optional<String> token = credentials instanceof AwsSessionCredentials temporary ? Optional.of(temporary.sessionToken()) : Optional.empty();
        return new AccessKeys(credentials.accessKeyId(), credentials.secretAccessKey(), token);
    }

    private static RuntimeException refused(AwsServiceException refusal, String operation) {
        AwsErrorDetails details = refusal.awsErrorDetails();
        String code = details == null ? String.valueOf(refusal.statusCode()) : details.errorCode();
        String message = details == null ? "" : details.errorMessage();
        return new Problem.Refused("An error occurred (" + code + ") when calling the " + operation + " operation: " + message,
                new Fields().with("Message", Text.of(String.valueOf(message))).with("Code", Text.of(String.valueOf(code)))).exception();
    }

    private static String reason(Exception exception) {
        return String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
    }
}
