package dev.claimport.signin;

import dev.claimport.aws.ServiceText;
import dev.claimport.aws.network.Timeouts;
import dev.claimport.aws.sdk.AwsClients;
import dev.claimport.aws.sdk.InjectedClockSigV4;
import dev.claimport.aws.sdk.Refusal;
import dev.claimport.aws.sdk.RefusalReader;
import dev.claimport.aws.sdk.RetryPolicy;
import dev.claimport.aws.sdk.ServiceClock;
import dev.claimport.aws.sdk.SignedRefusals;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.file.SmallFile;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Roles that are taken on at STS (API reference: AssumeRole, AssumeRoleWithWebIdentity); renewed as needed. */
final class AssumedRoles {

    /** AWS takes no other (API reference: AssumeRole, TokenCode). */
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final int LARGEST_TOKEN = 64 * 1024;
    private static final Set<String> BAD_TOKEN = Set.of("InvalidIdentityToken", "IDPRejectedClaim", "InvalidIdentityTokenException");

    private final AwsAccess access;
    private final Region region;
    private final TimeSource time;
    private final ServiceClock clock;
    private final RetryPolicy retries;

    /** @param region whose STS is asked */
    AssumedRoles(AwsAccess access, Region region, TimeSource time) {
        this.access = access;
        this.region = region;
        this.time = time;
        clock = new ServiceClock(time);
        retries = new RetryPolicy(time, RandomGenerator.getDefault());
    }

    /**
     * What is wanted of a role.
     *
     * @param sessionName by which its deeds are known in the account's records
     */
    record Role(String arn, String sessionName, Optional<String> externalId, Optional<Integer> seconds) {

        /** As far as the ARN says it. */
        Identity identity() {
            String[] parts = arn.split(":", 6);
            return parts.length < 6 ? new Identity("", "", "", "")
                    : new Identity(parts[4], "", parts[5].substring(parts[5].lastIndexOf('/') + 1), "");
        }
    }

    AwsCredentialsProvider by(AwsCredentialsProvider source, Role role) {
        StsClient sts = client(source);
        return new RoleCredentials(() -> session(retries.call(() -> sts.assumeRole(request -> request.roleArn(role.arn())
                .roleSessionName(role.sessionName()).externalId(role.externalId().orElse(null))
                .durationSeconds(role.seconds().orElse(null)))).credentials(), "AssumeRole"), () -> { }, clock);
    }

    /**
     * With a code that the technician types.
     *
     * @param device serial number or ARN of what shows the code
     */
    Resolved byWithCode(AwsCredentialsProvider source, Role role, String device, MfaPrompt prompt) {
        StsClient sts = client(source);
        var credentials = new MfaCredentials(() -> {
            String code = prompt.code(device);
            if (!CODE.matcher(code).matches()) {
                throw codeWrong(device, "not six digits").exception();
            }
            return session(retries.call(() -> sts.assumeRole(request -> request.roleArn(role.arn()).roleSessionName(role.sessionName())
                    .externalId(role.externalId().orElse(null)).durationSeconds(role.seconds().orElse(null))
                    .serialNumber(device).tokenCode(code))).credentials(), "AssumeRole");
        }, clock);
        return new Resolved(credentials, role.identity(), credentials);
    }

    /** @param tokenFile read anew for each renewal: whoever writes it renews it */
    AwsCredentialsProvider byWebIdentity(Path tokenFile, Role role) {
        StsClient sts = client(AnonymousCredentialsProvider.create());
        return new RoleCredentials(() -> {
            String token = token(tokenFile);
            return session(retries.call(() -> sts.assumeRoleWithWebIdentity(request -> request.roleArn(role.arn())
                    .roleSessionName(role.sessionName()).webIdentityToken(token)
                    .durationSeconds(role.seconds().orElse(null)))).credentials(), "AssumeRoleWithWebIdentity");
        }, () -> { }, clock);
    }

    private StsClient client(AwsCredentialsProvider credentials) {
        return new AwsClients(clock, Timeouts.USUAL, access.network()).build(StsClient.builder().credentialsProvider(credentials)
                .putAuthScheme(new InjectedClockSigV4(time.withZone(ZoneOffset.UTC))), region, access.endpoints().sts(), AssumedRoles::refusal);
    }

    private static Optional<Failure> refusal(Refusal refusal) {
        if (BAD_TOKEN.contains(refusal.code())) {
            return Optional.of(new ServiceFailure(ServiceFailure.Kind.CREDENTIALS_REFUSED,
                    Map.of("operation", refusal.operation(), "code", refusal.code()), refusal.detail()));
        }
        if (refusal.message().startsWith("MultiFactorAuthentication failed")) {
            return Optional.of(codeWrong(refusal.requestField("SerialNumber"), refusal.detail()));
        }
        return SignedRefusals.read(refusal, "sts", refusal.requestField("RoleArn")).or(() -> Optional.of(RefusalReader.common(refusal)));
    }

    private static SignInFailure codeWrong(String device, String detail) {
        return new SignInFailure(SignInFailure.Kind.MFA_CODE_WRONG, Map.of("device", ServiceText.line(device, 120)), detail);
    }

    private static String token(Path file) {
        try {
            return new String(SmallFile.read(file, LARGEST_TOKEN), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), e.getClass().getSimpleName()).exception(e);
        }
    }

    private static AwsSessionCredentials session(@Nullable Credentials given, String operation) {
        if (given == null || given.accessKeyId() == null || given.secretAccessKey() == null || given.sessionToken() == null || given.expiration() == null) {
            throw new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", operation), "incomplete").exception();
        }
        return AwsSessionCredentials.builder().accessKeyId(given.accessKeyId()).secretAccessKey(given.secretAccessKey())
                .sessionToken(given.sessionToken()).expirationTime(given.expiration()).build();
    }
}
