package dev.claimport.practice.cloud.control;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.http.HttpService;
import dev.claimport.practice.cloud.http.ListPages;
import dev.claimport.practice.cloud.http.Routes;
import dev.claimport.practice.cloud.iam.Caller;
import dev.claimport.practice.cloud.iam.SignatureVerifier;
import dev.claimport.practice.cloud.quota.Quota;
import dev.claimport.practice.cloud.quota.Quotas;
import dev.claimport.practice.cloud.registry.IotRegistry;
import dev.claimport.practice.cloud.registry.PracticeAccount;
import java.util.List;
import java.util.Map;

/**
 * AWS IoT's control plane, as far as Claimport uses it (AWS IoT API reference 2015-05-28). It serves whatever no other service
 * does, and says of paths that it does not know that it does not know them.
 */
public final class IotControlPlane implements HttpService {

    /** Clients of different age sign with different names. */
    private static final List<String> SIGNING_NAMES = List.of("iot", "execute-api", "iotdata");

    private final SignatureVerifier signatures;
    private final PracticeAccount place;
    private final Quotas quotas;
    private final Map<String, IotRegistry> registries;
    private final IotRegistry emptyRegistry = new EmptyRegistry();
    private final ServiceFaults misbehaviour;
    private final Routes<ControlPlaneOperation> routes;

    /**
     * @param registries by account id; other accounts have none
     * @param place in whose partition and region all accounts are
     * @param broker what DescribeEndpoint names
     * @param unavailable every request gets a 503
     * @param throttledClaims so many requests for claims are throttled
     * @param quotas beyond which all are
     */
    public IotControlPlane(SignatureVerifier signatures, Map<String, IotRegistry> registries, PracticeAccount place, IotEndpoint broker, ListPages pages,
            boolean unavailable, int throttledClaims, Quotas quotas) {
        this.signatures = signatures;
        this.place = place;
        this.quotas = quotas;
        this.registries = Map.copyOf(registries);
        this.misbehaviour = new ServiceFaults(unavailable, throttledClaims);
        this.routes = routes(new TemplateOperations(pages), new RegistryOperations(broker), misbehaviour);
    }

    private static Routes<ControlPlaneOperation> routes(TemplateOperations templates, RegistryOperations registry, ServiceFaults misbehaviour) {
        Routes<ControlPlaneOperation> routes = new Routes<ControlPlaneOperation>()
                .add("GET", "/provisioning-templates", ControlPlaneOperation.onEverything("iot:ListProvisioningTemplates", templates::list))
                .add("GET", "/provisioning-templates/{}",
                        new ControlPlaneOperation("iot:DescribeProvisioningTemplate", Arns::template, templates::describe))
                .add("GET", "/provisioning-templates/{}/versions",
                        new ControlPlaneOperation("iot:ListProvisioningTemplateVersions", Arns::template, templates::versions))
                .add("GET", "/provisioning-templates/{}/versions/{}",
                        new ControlPlaneOperation("iot:DescribeProvisioningTemplateVersion", Arns::template, templates::describeVersion))
                .add("POST", "/provisioning-templates/{}/provisioning-claim",
                        new ControlPlaneOperation("iot:CreateProvisioningClaim", Arns::template, request -> {
                            misbehaviour.beforeClaim();
                            return templates.createClaim(request);
                        }))
                .add("GET", "/endpoint", ControlPlaneOperation.onEverything("iot:DescribeEndpoint", registry::describeEndpoint))
                .add("GET", "/things/{}", new ControlPlaneOperation("iot:DescribeThing", Arns::thing, registry::describeThing))
                .add("GET", "/things/{}/principals", new ControlPlaneOperation("iot:ListThingPrincipals", Arns::thing, registry::listThingPrincipals))
                .add("POST", "/things/{}/connectivity-data", new ControlPlaneOperation("iot:GetThingConnectivityData", Arns::thing, registry::connectivityData))
                .add("GET", "/principals/things", ControlPlaneOperation.onEverything("iot:ListPrincipalThings", RegistryOperations::listPrincipalThings))
                .add("GET", "/certificates/{}", new ControlPlaneOperation("iot:DescribeCertificate", Arns::certificate, registry::describeCertificate));
        return InventoryOperations.addTo(routes);
    }

    @Override
    public boolean serves(Call call) {
        return true;
    }

    @Override
    public Answer answer(Call call) {
        Routes.Match<ControlPlaneOperation> match = routes.match(call)
                .orElseThrow(() -> new HttpRefusal(404, "UnknownOperationException", "No operation of the practice cloud has this method and path"));
        misbehaviour.beforeEverything();
        Caller caller = signatures.verify(call, SIGNING_NAMES);
        ControlPlaneOperation operation = match.operation();
        var arns = new Arns(place.partition(), place.region(), caller.accountId());
        caller.demand(operation.action(), operation.resource().apply(arns, match.names().isEmpty() ? "" : match.names().getFirst()), place.region());
        if (Quota.of(operation.action()).filter(quota -> !quotas.admits(quota)).isPresent()) {
            throw ServiceFaults.throttled();
        }
        IotRegistry registry = registries.getOrDefault(caller.accountId(), emptyRegistry);
        return operation.handler().apply(new IotRequest(call, match.names(), arns, registry));
    }

    @Override
    public Answer refused(Call call, HttpRefusal refusal) {
        return Answer.jsonError(refusal);
    }
}
