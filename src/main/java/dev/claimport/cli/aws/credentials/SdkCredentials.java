package dev.claimport.cli.aws.credentials;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.cli.aws.config.Session;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Text;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

/** The credentials that take a request, a process or a sign-in, by the AWS SDK. */
final class SdkCredentials {

    /** How the AWS SDK says that a process failed. */
    private static final Pattern ENDED = Pattern.compile("non-zero exit value \\((?<code>\\d+)\\) with error message: (?<said>.*)",
            Pattern.DOTALL);
    /** A shell's exit code for a command that is not there (POSIX, "Exit Status for Commands"). */
    private static final String NOT_FOUND = "127";
    private static final String OF_PROCESS = "Error when retrieving credentials from custom-process: ";
    /** How the AWS SDK says that an answer is of another version, or lacks something. */
    private static final Pattern VERSION = Pattern.compile("Unsupported credential version: (?<given>.*)");
    private static final Pattern MISSING = Pattern.compile("(?<key>AccessKeyId|SecretAccessKey) cannot be empty\\.");

    private final Session session;

    SdkCredentials(Session session) {
        this.session = session;
    }

    /**
     * A role to assume, or Identity Center.
     *
     * @param operation what the service that gives them is asked, for its refusal
     */
    Credentials ofProfile(String profile, String operation) {
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

    /** @param command for the message when it is not there */
    Optional<Credentials> ofProcess(String profile, String command) {
        try (var provider = provider(profile)) {
            return Optional.of(of(provider.resolveCredentials()));
        } catch (SdkException | IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
            String why = Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause).limit(10)
                    .reduce((_, deeper) -> deeper).map(deepest -> String.valueOf(deepest.getMessage())).orElse("");
            Matcher ended = ENDED.matcher(why);
            if (!ended.find()) {
                throw Problem.general(misspoken(why)).exception();
            }
            throw Problem.general(ended.group("code").equals(NOT_FOUND)
                    ? "[Errno 2] No such file or directory: " + Python.quoted(command.strip().split("\\s+", 2)[0])
                    : OF_PROCESS + ended.group("said")).exception();
        }
    }

    /** What botocore says of an answer that is not as it should be. */
    private static String misspoken(String why) {
        Matcher version = VERSION.matcher(why);
        if (version.matches()) {
            String given = version.group("given");
            return OF_PROCESS + "Unsupported version '" + (given.equals("null") ? "<Version key not provided>" : given)
                    + "' for credential process provider, supported versions: 1";
        }
        Matcher missing = MISSING.matcher(why);
        if (missing.matches()) {
            return OF_PROCESS + "Missing required key in response: '" + missing.group("key") + "'";
        }
        return why.startsWith("Unrecognized token") || why.startsWith("No content") ? "Expecting value: line 1 column 1 (char 0)" : OF_PROCESS + why;
    }

    /** Those of a role that a token in a file stands for, as in a cluster's container. */
    Credentials ofWebIdentity(String token, String role, Optional<String> name) {
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
    Optional<Credentials> ofSurroundings() {
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

    private static Credentials of(AwsCredentials credentials) {
        Optional<String> token = credentials instanceof AwsSessionCredentials temporary ? Optional.of(temporary.sessionToken()) : Optional.empty();
        return new Credentials(credentials.accessKeyId(), credentials.secretAccessKey(), token);
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
