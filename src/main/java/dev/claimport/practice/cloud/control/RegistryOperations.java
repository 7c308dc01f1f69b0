package dev.claimport.practice.cloud.control;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.http.Json;
import dev.claimport.practice.cloud.registry.DeviceCertificate;
import dev.claimport.practice.cloud.registry.IotRegistry.Standing;
import dev.claimport.practice.cloud.registry.Thing;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** DescribeEndpoint, DescribeThing, ListThingPrincipals, ListPrincipalThings, GetThingConnectivityData and DescribeCertificate (AWS IoT API reference 2015-05-28). */
final class RegistryOperations {

    /** {@code iot:Data} is what the older certificates were for; one broker serves both here. */
    private static final Set<String> DATA_ENDPOINTS = Set.of("iot:Data-ATS", "iot:Data");

    private final IotEndpoint broker;

    RegistryOperations(IotEndpoint broker) {
        this.broker = broker;
    }

    Answer describeEndpoint(IotRequest request) {
        String type = request.call().query("endpointType").orElse("iot:Data");
        if (!DATA_ENDPOINTS.contains(type)) {
            throw HttpRefusal.invalidRequest("Endpoint type is not supported: " + type);
        }
        return Answer.json(Map.of("endpointAddress", broker.toString()));
    }

    Answer describeThing(IotRequest request) {
        Thing thing = find(request);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("defaultClientId", thing.name());
        answer.put("thingName", thing.name());
        answer.put("thingId", thing.id());
        answer.put("thingArn", thing.arn());
        thing.typeName().ifPresent(type -> answer.put("thingTypeName", type));
        answer.put("attributes", thing.attributes());
        answer.put("version", thing.version());
        thing.billingGroup().ifPresent(group -> answer.put("billingGroupName", group));
        return Answer.json(answer);
    }

    Answer listThingPrincipals(IotRequest request) {
        return Answer.json(Map.of("principals", request.registry().principals(find(request).name())));
    }

    /** Of a thing that never was connected AWS may say something else; unverified. */
    Answer connectivityData(IotRequest request) {
        Thing thing = find(request);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("thingName", thing.name());
        answer.put("connected", false);
        request.registry().connection(thing.name()).ifPresent(state -> {
            answer.put("connected", state.connected());
            answer.put("timestamp", Json.epochSeconds(state.since()));
            state.reason().ifPresent(reason -> answer.put("disconnectReason", reason));
        });
        return Answer.json(answer);
    }

    static Answer listPrincipalThings(IotRequest request) {
        return Answer.json(Map.of("things", standing(request, request.call().header("x-amzn-principal").orElse(""), "").things().stream().sorted().toList()));
    }

    /** How the certificate of this ARN stands that connects so. */
    static Standing standing(IotRequest request, String principal, String clientId) {
        String prefix = request.arns().certificate("");
        return Optional.of(principal).filter(arn -> arn.startsWith(prefix)).flatMap(arn -> request.registry().standing(arn.substring(prefix.length()), clientId))
                .orElseThrow(() -> notFound("Principal " + principal + " does not exist"));
    }

    Answer describeCertificate(IotRequest request) {
        String id = Constraint.CERTIFICATE_ID.check(request.names().getFirst()).toLowerCase(Locale.ROOT);
        DeviceCertificate certificate = request.registry().certificate(id)
                .orElseThrow(() -> notFound("Certificate " + id + " does not exist"));
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("certificateArn", request.arns().certificate(certificate.id()));
        description.put("certificateId", certificate.id());
        description.put("status", certificate.status().name());
        description.put("certificatePem", certificate.pem());
        description.put("ownedBy", request.arns().accountId());
        description.put("creationDate", Json.epochSeconds(certificate.created()));
        description.put("certificateMode", "DEFAULT");
        description.put("validity", Map.of("notBefore", Json.epochSeconds(certificate.validity().notBefore()),
                "notAfter", Json.epochSeconds(certificate.validity().notAfter())));
        return Answer.json(Map.of("certificateDescription", description));
    }

    private static Thing find(IotRequest request) {
        String name = Constraint.THING_NAME.check(request.names().getFirst());
        return request.registry().thing(name).orElseThrow(() -> notFound("Thing " + name + " does not exist"));
    }

    private static HttpRefusal notFound(String message) {
        return new HttpRefusal(404, "ResourceNotFoundException", message);
    }
}
