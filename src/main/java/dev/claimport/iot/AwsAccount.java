package dev.claimport.iot;

import dev.claimport.aws.ServiceText;
import dev.claimport.aws.network.Timeouts;
import dev.claimport.aws.sdk.AwsClients;
import dev.claimport.aws.sdk.InjectedClockSigV4;
import dev.claimport.aws.sdk.Pagination;
import dev.claimport.aws.sdk.RetryPolicy;
import dev.claimport.aws.sdk.ServiceClock;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.ServiceEndpoints;
import dev.claimport.time.TimeSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.AuthDecision;
import software.amazon.awssdk.services.iot.model.AuthInfo;
import software.amazon.awssdk.services.iot.model.AuthResult;
import software.amazon.awssdk.services.iot.model.ProvisioningHook;

/** An account through the AWS SDK, in one role and one region. */
public final class AwsAccount implements AccountReader {

    /** Of TestAuthorization in one call (API reference, "authInfos"). */
    private static final int MOST_QUESTIONS = 10;

    private final IotClient client;
    private final RetryPolicy retries;
    private final Optional<BesideReader> beside;

    /** Where and how the session's services are reached. */
    public AwsAccount(RoleSession session, TimeSource time) {
        // An AWS IoT that is elsewhere than AWS has it is another cloud, of which the roles and functions of AWS are no part.
        this(session, session.access().endpoints(), session.access().endpoints().iot().isEmpty() ? Optional.of(new AwsBeside(session, time)) : Optional.empty(), time);
    }

    /** At other endpoints than the session's, where there is nothing besides AWS IoT. */
    public AwsAccount(RoleSession session, ServiceEndpoints endpoints, TimeSource time) {
        this(session, endpoints, Optional.empty(), time);
    }

    private AwsAccount(RoleSession session, ServiceEndpoints endpoints, Optional<BesideReader> beside, TimeSource time) {
        this.beside = beside;
        var clock = new ServiceClock(time);
        retries = new RetryPolicy(time, RandomGenerator.getDefault());
        client = new AwsClients(clock, Timeouts.USUAL, session.access().network()).build(
                IotClient.builder()
                        .credentialsProvider(session.credentials())
                        .putAuthScheme(new InjectedClockSigV4(time.withZone(ZoneOffset.UTC))),
                session.region(), endpoints.iot(), new IotRefusals(session.region().id()));
    }

    @Override
    public Template template(String name) {
        String checked = TemplateNames.checked(name);
        var answer = retries.call(() -> client.describeProvisioningTemplate(r -> r.templateName(checked)));
        return new Template(TemplateAnswers.description(answer), TemplateAnswers.place(answer), ServiceText.line(answer.provisioningRoleArn(), 2048),
                Optional.ofNullable(answer.preProvisioningHook()).map(ProvisioningHook::payloadVersion).map(version -> ServiceText.line(version, 40)));
    }

    @Override
    public List<Version> versions(String templateName) {
        String checked = TemplateNames.checked(templateName);
        List<Version> versions = new ArrayList<>();
        Pagination.forEach("ListProvisioningTemplateVersions", token -> {
            var answer = retries.call(() -> client.listProvisioningTemplateVersions(r -> r.templateName(checked).nextToken(token)));
            answer.versions().forEach(version -> versions.add(new Version(number(version.versionId()), Boolean.TRUE.equals(version.isDefaultVersion()))));
            return answer.nextToken();
        });
        return List.copyOf(versions);
    }

    @Override
    public String body(String templateName, int version) {
        String checked = TemplateNames.checked(templateName);
        return TemplateAnswers.text("DescribeProvisioningTemplateVersion",
                retries.call(() -> client.describeProvisioningTemplateVersion(r -> r.templateName(checked).versionId(version))).templateBody());
    }

    @Override
    public Optional<String> policy(String name) {
        return ifThere(() -> TemplateAnswers.text("GetPolicy", client.getPolicy(r -> r.policyName(name)).policyDocument()));
    }

    @Override
    public int policyVersions(String name) {
        return retries.call(() -> client.listPolicyVersions(r -> r.policyName(name))).policyVersions().size();
    }

    @Override
    public boolean hasGroup(String name) {
        return ifThere(() -> client.describeThingGroup(r -> r.thingGroupName(name))).isPresent();
    }

    @Override
    public List<String> groupPolicies(String group) {
        String target = TemplateAnswers.text("DescribeThingGroup", retries.call(() -> client.describeThingGroup(r -> r.thingGroupName(group))).thingGroupArn());
        List<String> names = new ArrayList<>();
        Pagination.forEach("ListAttachedPolicies", token -> {
            var answer = retries.call(() -> client.listAttachedPolicies(r -> r.target(target).recursive(true).marker(token)));
            answer.policies().forEach(policy -> names.add(TemplateAnswers.text("ListAttachedPolicies", policy.policyName())));
            return answer.nextMarker();
        });
        return List.copyOf(names);
    }

    @Override
    public boolean hasType(String name) {
        return ifThere(() -> client.describeThingType(r -> r.thingTypeName(name))).isPresent();
    }

    @Override
    public boolean hasBillingGroup(String name) {
        return ifThere(() -> client.describeBillingGroup(r -> r.billingGroupName(name))).isPresent();
    }

    @Override
    public Optional<String> certificateArn(String id) {
        return ifThere(() -> client.describeCertificate(r -> r.certificateId(id)))
                .map(answer -> TemplateAnswers.text("DescribeCertificate", answer.certificateDescription().certificateArn()));
    }

    @Override
    public List<String> things(String certificateArn) {
        List<String> names = new ArrayList<>();
        Pagination.forEach("ListPrincipalThings", token -> {
            var answer = retries.call(() -> client.listPrincipalThings(r -> r.principal(certificateArn).nextToken(token)));
            answer.things().forEach(name -> names.add(TemplateAnswers.text("ListPrincipalThings", name)));
            return answer.nextToken();
        });
        return List.copyOf(names);
    }

    @Override
    public List<Authorization> authorize(List<String> policyNames, Optional<String> certificateArn, String clientId, List<Question> questions) {
        String arn = TemplateAnswers.text("GetPolicy", retries.call(() -> client.getPolicy(r -> r.policyName(policyNames.getFirst()))).policyArn());
        String place = arn.substring(0, arn.lastIndexOf(':') + 1);
        List<Authorization> all = new ArrayList<>();
        for (int from = 0; from < questions.size(); from += MOST_QUESTIONS) {
            List<Question> some = questions.subList(from, Math.min(questions.size(), from + MOST_QUESTIONS));
            List<AuthInfo> infos = some.stream().map(question -> AuthInfo.builder().actionType(question.action()).resources(place + question.resource()).build()).toList();
            List<AuthResult> answers = retries.call(() -> client.testAuthorization(r -> r.principal(certificateArn.orElse(null)).clientId(clientId).policyNamesToAdd(policyNames).authInfos(infos))).authResults();
            if (answers.size() != some.size()) {
                throw TemplateAnswers.unreadable("TestAuthorization", answers.size() + " answers to " + some.size() + " questions");
            }
            for (int i = 0; i < some.size(); i++) {
                all.add(new Authorization(some.get(i), answers.get(i).authDecision() == AuthDecision.ALLOWED,
                        answers.get(i).missingContextValues().stream().map(name -> ServiceText.line(name, 200)).toList()));
            }
        }
        return List.copyOf(all);
    }

    @Override
    public Optional<BesideReader> beside() {
        return beside;
    }

    @Override
    public void close() {
        client.close();
        beside.ifPresent(BesideReader::close);
    }

    private <T> Optional<T> ifThere(Supplier<T> call) {
        try {
            return Optional.of(retries.call(call));
        } catch (FailureException e) {
            if (e.failure() instanceof ServiceFailure service && service.isRefusedWith("ResourceNotFoundException")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static int number(@Nullable Integer id) {
        return id == null ? 0 : id;
    }
}
