package dev.claimport.iot;

import dev.claimport.aws.ServiceText;
import dev.claimport.aws.network.Timeouts;
import dev.claimport.aws.sdk.AwsClients;
import dev.claimport.aws.sdk.InjectedClockSigV4;
import dev.claimport.aws.sdk.Pagination;
import dev.claimport.aws.sdk.RetryPolicy;
import dev.claimport.aws.sdk.ServiceClock;
import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.ServiceEndpoints;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CertificateDescription;

/** AWS IoT through the AWS SDK, in one role and one region. Safe for use from several threads. */
public final class AwsIot implements IotService {

    private static final int PAGE = 100;

    private final IotClient client;
    private final ServiceClock clock;
    private final RetryPolicy retries;
    private final ClaimMaker claims;
    private final EndpointMemory endpoint;

    /** Where and how the session's services are reached. */
    public AwsIot(RoleSession session, TimeSource time) {
        this(session, EndpointMemory.NONE, time);
    }

    /** @param endpoint asked before AWS is, and told what AWS says */
    public AwsIot(RoleSession session, EndpointMemory endpoint, TimeSource time) {
        this(session, session.access().endpoints(), endpoint, time, Timeouts.USUAL, RandomGenerator.getDefault());
    }

    /** At other endpoints than the session's. */
    public AwsIot(RoleSession session, ServiceEndpoints endpoints, TimeSource time) {
        this(session, endpoints, time, Timeouts.USUAL, RandomGenerator.getDefault());
    }

    AwsIot(RoleSession session, ServiceEndpoints endpoints, TimeSource time, Timeouts timeouts, RandomGenerator random) {
        this(session, endpoints, EndpointMemory.NONE, time, timeouts, random);
    }

    private AwsIot(RoleSession session, ServiceEndpoints endpoints, EndpointMemory endpoint, TimeSource time, Timeouts timeouts, RandomGenerator random) {
        this.endpoint = endpoint;
        clock = new ServiceClock(time);
        retries = new RetryPolicy(time, random);
        client = new AwsClients(clock, timeouts, session.access().network()).build(
                IotClient.builder()
                        .credentialsProvider(session.credentials())
                        .putAuthScheme(new InjectedClockSigV4(time.withZone(ZoneOffset.UTC))),
                session.region(), endpoints.iot(), new IotRefusals(session.region().id()), new KeyCutter());
        claims = new ClaimMaker(client, clock, retries);
    }

    @Override
    public void listTemplates(Consumer<List<TemplateSummary>> page) {
        Pagination.forEach("ListProvisioningTemplates", token -> {
            var answer = retries.call(() -> client.listProvisioningTemplates(r -> r.maxResults(PAGE).nextToken(token)));
            page.accept(answer.templates().stream().map(TemplateAnswers::summary).toList());
            return answer.nextToken();
        });
    }

    @Override
    public TemplateDescription describeTemplate(String templateName) {
        String name = TemplateNames.checked(templateName);
        return TemplateAnswers.description(retries.call(() -> client.describeProvisioningTemplate(r -> r.templateName(name))));
    }

    @Override
    public ProvisioningClaim createClaim(String templateName) {
        String name = TemplateNames.checked(templateName);
        try {
            return claims.make(name);
        } catch (FailureException e) {
            if (e.failure() instanceof ServiceFailure refusal && isAboutTemplate(refusal)) {
                throw whyRefused(name, refusal).exception();
            }
            throw e;
        }
    }

    @Override
    public IotEndpoint dataEndpoint() {
        return endpoint.find().orElseGet(() -> {
            IotEndpoint found = askEndpoint();
            endpoint.keep(found);
            return found;
        });
    }

    private IotEndpoint askEndpoint() {
        String address = retries.call(() -> client.describeEndpoint(r -> r.endpointType("iot:Data-ATS"))).endpointAddress();
        try {
            return IotEndpoint.parse(ServiceText.line(address, 260));
        } catch (IllegalArgumentException e) {
            throw TemplateAnswers.unreadable("DescribeEndpoint", e.getMessage());
        }
    }

    @Override
    public boolean thingExists(String thingName) {
        try {
            retries.call(() -> client.describeThing(r -> r.thingName(thingName)));
            return true;
        } catch (FailureException e) {
            if (isNotFound(e.failure())) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public List<String> thingPrincipals(String thingName) {
        List<String> principals = new ArrayList<>();
        try {
            Pagination.forEach("ListThingPrincipals", token -> {
                var answer = retries.call(() -> client.listThingPrincipals(r -> r.thingName(thingName).maxResults(PAGE).nextToken(token)));
                answer.principals().stream().map(arn -> ServiceText.line(arn, 2048)).forEach(principals::add);
                return answer.nextToken();
            });
        } catch (FailureException e) {
            // What is attached to a thing that is not there (yet): nothing.
            if (!isNotFound(e.failure())) {
                throw e;
            }
        }
        return List.copyOf(principals);
    }

    @Override
    public CertificateRecord certificate(String certificateId) {
        CertificateDescription description =
                retries.call(() -> client.describeCertificate(r -> r.certificateId(certificateId))).certificateDescription();
        if (description == null || description.statusAsString() == null || description.creationDate() == null) {
            throw TemplateAnswers.unreadable("DescribeCertificate", "no status or no date");
        }
        return new CertificateRecord(ServiceText.line(description.statusAsString(), 40), description.creationDate());
    }

    @Override
    public Optional<Presence> presence(String thingName) {
        try {
            var answer = retries.call(() -> client.getThingConnectivityData(r -> r.thingName(thingName)));
            return answer.connected() == null ? Optional.empty() : Optional.of(new Presence(answer.connected(), Optional.ofNullable(answer.timestamp()),
                    Optional.ofNullable(answer.disconnectReasonAsString()).map(reason -> ServiceText.line(reason, 60)).filter(_ -> !answer.connected())));
        } catch (FailureException e) {
            if (e.failure() instanceof ServiceFailure refusal && (isNotFound(refusal) || refusal.isRefusedWith("IndexNotReadyException") || refusal.isRefusedWith("InvalidRequestException"))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Optional<Duration> clockAhead() {
        return clock.ahead();
    }

    @Override
    public void close() {
        client.close();
    }

    private static boolean isAboutTemplate(ServiceFailure refusal) {
        return switch (refusal.kind()) {
            case TEMPLATE_DISABLED, TEMPLATE_WRONG_TYPE -> true;
            default -> refusal.isRefusedWith("InvalidRequestException");
        };
    }

    /** What AWS says of a refused claim is not documented, so the template itself is looked at, if the role may. */
    private Failure whyRefused(String name, ServiceFailure refusal) {
        TemplateSummary template;
        try {
            template = describeTemplate(name).summary();
        } catch (FailureException e) {
            if (e.failure() instanceof ServiceFailure) {
                return refusal;
            }
            throw e;
        }
        if (!template.type().equals(TemplateSummary.FLEET_PROVISIONING)) {
            return new ServiceFailure(ServiceFailure.Kind.TEMPLATE_WRONG_TYPE,
                    Map.of("template", name, "type", template.type()), refusal.detail());
        }
        if (!template.enabled()) {
            return new ServiceFailure(ServiceFailure.Kind.TEMPLATE_DISABLED, Map.of("template", name), refusal.detail());
        }
        return refusal;
    }

    private static boolean isNotFound(Failure failure) {
        return failure instanceof ServiceFailure service && service.isRefusedWith("ResourceNotFoundException");
    }
}
