package dev.claimport.cli.aws.credentials;

import dev.claimport.cli.aws.config.Environment;
import dev.claimport.cli.aws.config.Profiles;
import dev.claimport.cli.aws.config.Session;
import dev.claimport.cli.aws.problem.Problem;
import java.nio.file.Files;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;

/** The credentials that take a request, a process or a sign-in, by the AWS SDK. */
final class SdkCredentials {

    private final Session session;

    SdkCredentials(Session session) {
        this.session = session;
    }

    /** A role to assume, Identity Center, a process. */
    Optional<Credentials> ofProfile(String profile) {
        var files = ProfileFile.aggregator();
        Environment environment = session.environment();
        if (Files.isRegularFile(Profiles.configFile(environment))) {
            files.addFile(ProfileFile.builder().content(Profiles.configFile(environment)).type(ProfileFile.Type.CONFIGURATION).build());
        }
        if (Files.isRegularFile(Profiles.credentialsFile(environment))) {
            files.addFile(ProfileFile.builder().content(Profiles.credentialsFile(environment)).type(ProfileFile.Type.CREDENTIALS).build());
        }
        try (var provider = ProfileCredentialsProvider.builder().profileFile(files.build()).profileName(profile).build()) {
            return Optional.of(of(provider.resolveCredentials()));
        } catch (SdkException | IllegalStateException | IllegalArgumentException e) {
            throw Problem.general("Error when retrieving credentials from profile " + profile + ": " + reason(e)).exception();
        }
    }

    /** The container's or the instance's. */
    Optional<Credentials> ofSurroundings() {
        Environment environment = session.environment();
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

    private static Credentials of(AwsCredentials credentials) {
        Optional<String> token = credentials instanceof AwsSessionCredentials temporary ? Optional.of(temporary.sessionToken()) : Optional.empty();
        return new Credentials(credentials.accessKeyId(), credentials.secretAccessKey(), token);
    }

    private static String reason(Exception exception) {
        return String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
    }
}
