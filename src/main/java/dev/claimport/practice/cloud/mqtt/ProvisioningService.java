package dev.claimport.practice.cloud.mqtt;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claimport.practice.cloud.mqtt.ProvisioningTopic.Operation;
import dev.claimport.practice.cloud.registry.CreatedCertificate;
import dev.claimport.practice.cloud.registry.InMemoryRegistry;
import dev.claimport.practice.cloud.registry.Principal;
import dev.claimport.practice.cloud.registry.ProvisioningRefused;
import dev.claimport.practice.cloud.registry.RegisteredThing;
import dev.claimport.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Answers the requests of the provisioning API: payload in, topic and payload out. Thread-safe. */
final class ProvisioningService {

    private final InMemoryRegistry registry;
    private final TimeSource cloudTime;
    private final Consumer<Refusal> refusals;

    /** @param refusals told why a hook did not let a device in, which the device is not told */
    ProvisioningService(InMemoryRegistry registry, TimeSource cloudTime, Consumer<Refusal> refusals) {
        this.refusals = refusals;
        this.registry = registry;
        this.cloudTime = cloudTime;
    }

    /** Where an answer goes, and what it says. */
    record Answer(String topic, byte[] payload) {}

    /** Never fails: what cannot be done is an answer too. @param clientId with which the claim is connected */
    Answer answer(ProvisioningTopic topic, byte[] payload, Principal.Claim claim, String clientId) {
        try {
            JsonNode request = read(topic.format(), payload);
            return switch (topic.operation()) {
                case Operation.CreateKeysAndCertificate _ -> {
                    checkNotExpired(claim);
                    yield accepted(topic, registry.createKeysAndCertificate(claim.certificateId()));
                }
                case Operation.CreateCertificateFromCsr _ -> {
                    checkNotExpired(claim);
                    yield accepted(topic, registry.createCertificateFromCsr(claim.certificateId(), text(request, "certificateSigningRequest")));
                }
                case Operation.RegisterThing(String template) ->
                    accepted(topic, registry.registerThing(
                            claim.certificateId(), clientId, template, text(request, "certificateOwnershipToken"), parameters(request)));
            };
        } catch (ProvisioningRefused refused) {
            if (topic.operation() instanceof Operation.RegisterThing(String template)) {
                refused.why().ifPresent(why -> refusals.accept(new Refusal.ByHook(MqttSession.shown(clientId), template, why)));
            }
            return rejected(topic, refused);
        }
    }

    /** An empty payload counts as an empty object: CreateKeysAndCertificate is documented with none. */
    private static JsonNode read(PayloadFormat format, byte[] payload) throws ProvisioningRefused {
        JsonNode request;
        try {
            request = payload.length == 0 ? format.mapper().createObjectNode() : format.mapper().readTree(payload);
        } catch (IOException _) {
            throw new ProvisioningRefused(400, "InvalidPayload", "The payload cannot be read as " + format + ".");
        }
        if (!request.isObject()) {
            throw new ProvisioningRefused(400, "InvalidPayload", "The payload is not a " + format + " object.");
        }
        return request;
    }

    /** A session outlives its claim; AWS IoT wants the certificate made within the claim's five minutes. */
    private void checkNotExpired(Principal.Claim claim) throws ProvisioningRefused {
        if (cloudTime.instant().isAfter(claim.expiration())) {
            throw new ProvisioningRefused(403, "ClaimCertificateExpired", "The claim certificate has expired.");
        }
    }

    /** Empty where there is none: the registry says what it thinks of that. */
    private static String text(JsonNode request, String member) throws ProvisioningRefused {
        JsonNode value = request.path(member);
        if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
            throw new ProvisioningRefused(400, "InvalidPayload", "The member " + member + " is not a string.");
        }
        return value.asText("");
    }

    private static Map<String, String> parameters(JsonNode request) throws ProvisioningRefused {
        JsonNode given = request.path("parameters");
        if (!given.isObject() && !given.isMissingNode() && !given.isNull()) {
            throw new ProvisioningRefused(400, "InvalidPayload", "The member parameters is not an object.");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> parameter : given.properties()) {
            if (!parameter.getValue().isTextual()) {
                throw new ProvisioningRefused(400, "InvalidParameters", "The parameter " + parameter.getKey() + " is not a string.");
            }
            parameters.put(parameter.getKey(), parameter.getValue().textValue());
        }
        return parameters;
    }

    private static Answer accepted(ProvisioningTopic topic, CreatedCertificate created) {
        byte[] key = created.privateKeyPem();
        try {
            return new Answer(topic.accepted(), write(topic.format(), out -> {
                out.writeStringField("certificateId", created.id());
                out.writeStringField("certificatePem", created.pem());
                if (key.length > 0) {
                    out.writeFieldName("privateKey");
                    out.writeUTF8String(key, 0, key.length);
                }
                out.writeStringField("certificateOwnershipToken", created.ownershipToken());
            }));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Answer accepted(ProvisioningTopic topic, RegisteredThing registered) {
        return new Answer(topic.accepted(), write(topic.format(), out -> {
            out.writeObjectFieldStart("deviceConfiguration");
            for (Map.Entry<String, String> setting : registered.deviceConfiguration().entrySet()) {
                out.writeStringField(setting.getKey(), setting.getValue());
            }
            out.writeEndObject();
            if (registered.thingName().isPresent()) {
                out.writeStringField("thingName", registered.thingName().get());
            }
        }));
    }

    private static Answer rejected(ProvisioningTopic topic, ProvisioningRefused refused) {
        return new Answer(topic.rejected(), write(topic.format(), out -> {
            out.writeNumberField("statusCode", refused.statusCode());
            out.writeStringField("errorCode", refused.errorCode());
            out.writeStringField("errorMessage", refused.getMessage());
        }));
    }

    private interface Members {
        void write(JsonGenerator out) throws IOException;
    }

    private static byte[] write(PayloadFormat format, Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = format.mapper().createGenerator(bytes)) {
            out.writeStartObject();
            members.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
