package dev.claimport.iot;

import dev.claimport.aws.network.Timeouts;
import dev.claimport.aws.sdk.AwsClients;
import dev.claimport.aws.sdk.InjectedClockSigV4;
import dev.claimport.aws.sdk.Pagination;
import dev.claimport.aws.sdk.RefusalReader;
import dev.claimport.aws.sdk.RetryPolicy;
import dev.claimport.aws.sdk.ServiceClock;
import dev.claimport.aws.sdk.SignedRefusals;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.signin.RoleSession;
import dev.claimport.time.TimeSource;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** IAM and Lambda through the AWS SDK, in one role and one region. */
public final class AwsBeside implements BesideReader {

    private final IamClient iam;
    private final LambdaClient lambda;
    private final RetryPolicy retries;
    private final TimeSource time;

    public AwsBeside(RoleSession session, TimeSource time) {
        this(session, Optional.empty(), time);
    }

    /** @param endpoint of both services; empty leaves it to the SDK */
    AwsBeside(RoleSession session, Optional<URI> endpoint, TimeSource time) {
        var clients = new AwsClients(new ServiceClock(time), Timeouts.USUAL, session.access().network());
        this.time = time;
        retries = new RetryPolicy(time, RandomGenerator.getDefault());
        var signer = new InjectedClockSigV4(time.withZone(ZoneOffset.UTC));
        iam = clients.build(IamClient.builder().credentialsProvider(session.credentials()).putAuthScheme(signer), session.region(), endpoint, refusals("iam"));
        lambda = clients.build(LambdaClient.builder().credentialsProvider(session.credentials()).putAuthScheme(signer), session.region(), endpoint, refusals("lambda"));
    }

    private static RefusalReader refusals(String service) {
        return refusal -> SignedRefusals.read(refusal, service, "*").or(() -> Optional.of(RefusalReader.common(refusal)));
    }

    @Override
    public Optional<Role> role(String name) {
        return ifThere("NoSuchEntity", () -> iam.getRole(r -> r.roleName(name))).map(answer -> new Role(document(answer.role().assumeRolePolicyDocument()),
                attached(name), own(name), Optional.ofNullable(answer.role().createDate()).map(made -> Duration.between(made, time.instant()))));
    }

    private List<String> attached(String role) {
        List<String> arns = new ArrayList<>();
        Pagination.forEach("ListAttachedRolePolicies", marker -> {
            var page = retries.call(() -> iam.listAttachedRolePolicies(r -> r.roleName(role).marker(marker)));
            page.attachedPolicies().stream().map(AttachedPolicy::policyArn).filter(Objects::nonNull).forEach(arns::add);
            return page.marker();
        });
        return arns;
    }

    private List<String> own(String role) {
        List<String> names = new ArrayList<>();
        Pagination.forEach("ListRolePolicies", marker -> {
            var page = retries.call(() -> iam.listRolePolicies(r -> r.roleName(role).marker(marker)));
            names.addAll(page.policyNames());
            return page.marker();
        });
        return names.stream().map(name -> document(retries.call(() -> iam.getRolePolicy(r -> r.roleName(role).policyName(name))).policyDocument())).toList();
    }

    /** IAM has its documents percent-encoded (RFC 3986). */
    private static String document(String encoded) {
        try {
            return URLDecoder.decode(TemplateAnswers.text("IAM", encoded).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw TemplateAnswers.unreadable("IAM", e.toString());
        }
    }

    @Override
    public Function function(String arn) {
        return ifThere("ResourceNotFoundException", () -> lambda.getFunctionConfiguration(r -> r.functionName(arn)))
                .map(found -> new Function(true, Objects.requireNonNullElse(found.timeout(), 0), Objects.requireNonNullElse(found.runtimeAsString(), ""),
                        ifThere("ResourceNotFoundException", () -> lambda.getPolicy(r -> r.functionName(arn))).map(policy -> TemplateAnswers.text("GetPolicy", policy.policy()))))
                .orElse(Function.NONE);
    }

    private <T> Optional<T> ifThere(String missing, Supplier<T> call) {
        try {
            return Optional.of(retries.call(call));
        } catch (FailureException e) {
            if (e.failure() instanceof ServiceFailure service && service.isRefusedWith(missing)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        iam.close();
        lambda.close();
    }
}
