package dev.claimport.practice.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.claim.ClaimKey;
import dev.claimport.claim.SecretBytes;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.DeviceStatus.Cause;
import dev.claimport.practice.tls.OneIdentity;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Fleet provisioning by claim as a device does it (AWS IoT developer guide, "Provisioning by claim"): connects with the claim,
 * gets a key and a certificate of its own, registers, comes back with them as its thing and says hello.
 */
public final class FleetProvisioning implements DeviceRegistration {

    private static final String CREATE = "$aws/certificates/create/json";

    private final InstantSource clock;
    private final Duration stepTimeout;

    /** Waits ten seconds for each step. */
    public FleetProvisioning(InstantSource clock) {
        this(clock, PracticeDeviceWait.STEP.limit());
    }

    /**
     * @param clock the device's, by which it judges the certificate of its endpoint
     * @param stepTimeout how long it waits for name resolution, a connection, or an answer
     */
    public FleetProvisioning(InstantSource clock, Duration stepTimeout) {
        this.clock = clock;
        this.stepTimeout = stepTimeout;
    }

    @Override
    public DeviceRegistration by(InstantSource other) {
        return new FleetProvisioning(other, stepTimeout);
    }

    @Override
    public Running start(BundleContents bundle, Listener listener) {
        Attempt attempt = new Attempt(bundle, listener);
        attempt.thread.start();
        return attempt;
    }

    /** One device on its way. */
    private final class Attempt implements Running, Runnable {

        private final ObjectMapper json = new ObjectMapper();
        private final BundleContents bundle;
        private final Listener listener;
        private final Thread thread = Thread.ofVirtual().name("device-registration").unstarted(this);
        private Optional<String> thing = Optional.empty();
        private Optional<String> certificateId = Optional.empty();
        private volatile boolean closed;

        Attempt(BundleContents bundle, Listener listener) {
            this.bundle = bundle;
            this.listener = listener;
        }

        @Override
        public void run() {
            try {
                report(DeviceState.CONNECTING, Optional.empty());
                try (OneIdentity own = register()) {
                    comeBack(own);
                }
                report(DeviceState.DONE, Optional.empty());
            } catch (DeviceProblem problem) {
                report(DeviceState.FAILED, Optional.of(problem.error()));
            } catch (InterruptedException _) {
                // Given up by close(): whoever did that expects to hear no more.
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                report(DeviceState.FAILED, Optional.of(new DeviceStatus.Error(Cause.SERVICE, "defect", e.getClass().getSimpleName())));
                throw e;
            }
        }

        /** From the claim to the device's own certificate. */
        private OneIdentity register() throws DeviceProblem, InterruptedException {
            String provision = "$aws/provisioning-templates/" + bundle.templateName() + "/provision/json";
            String clientId = bundle.clientId().orElseGet(() -> "device-" + UUID.randomUUID());
            try (OneIdentity claim = new OneIdentity(key(bundle.key()), List.of(bundle.certificate()));
                    DeviceMqtt mqtt = DeviceMqtt.connect(bundle, clientId, claim, clock.instant(), stepTimeout)) {
                mqtt.subscribeToAnswers(List.of(CREATE, provision));
                report(DeviceState.GETTING_CERTIFICATE, Optional.empty());
                JsonNode created = parse(mqtt.request(CREATE, "{}"));
                OneIdentity own = identity(text(created, "certificatePem"), text(created, "privateKey"));
                listener.issued(text(created, "certificatePem"));
                report(DeviceState.REGISTERING, Optional.empty());
                JsonNode registered = parse(mqtt.request(provision, registerThing(text(created, "certificateOwnershipToken"))));
                thing = Optional.of(text(registered, "thingName"));
                certificateId = Optional.of(text(created, "certificateId"));
                return own;
            }
        }

        /** The proof that it worked, and the end of the claim's session. On which topics it would publish, its policy alone knows. */
        private void comeBack(OneIdentity own) throws DeviceProblem, InterruptedException {
            report(DeviceState.RECONNECTING, Optional.empty());
            DeviceMqtt.connect(bundle, thing.orElseThrow(), own, clock.instant(), stepTimeout).close();
        }

        private String registerThing(String token) {
            ObjectNode request = json.createObjectNode().put("certificateOwnershipToken", token);
            ObjectNode parameters = request.putObject("parameters");
            bundle.parameters().forEach(parameters::put);
            return request.toString();
        }

        private JsonNode parse(DeviceMqtt.Answer answer) throws DeviceProblem {
            JsonNode body;
            try {
                body = json.readTree(answer.payload());
            } catch (JsonProcessingException e) {
                throw new DeviceProblem(Cause.NETWORK, "an answer that is not JSON", e);
            }
            if (!answer.accepted()) {
                throw DeviceProblem.refused(text(body, "errorCode"), body.path("errorMessage").asText(), null);
            }
            return body;
        }

        private void report(DeviceState state, Optional<DeviceStatus.Error> error) {
            if (!closed) {
                listener.reached(new DeviceStatus(state, thing, certificateId, error));
            }
        }

        @Override
        public void close() {
            closed = true;
            thread.interrupt();
        }
    }

    private static String text(JsonNode answer, String member) throws DeviceProblem {
        JsonNode value = answer.path(member);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new DeviceProblem(Cause.NETWORK, "an answer without " + member, null);
        }
        return value.textValue();
    }

    private static PrivateKey key(SecretBytes pkcs8) throws DeviceProblem {
        try {
            return SigningKey.of(pkcs8.lend(FleetProvisioning::copy));
        } catch (IllegalStateException e) {
            throw new DeviceProblem(Cause.STORAGE, "the claim's key is erased", e);
        }
    }

    private static byte[] copy(ByteBuffer content) {
        byte[] copy = new byte[content.remaining()];
        content.get(copy);
        return copy;
    }

    private static OneIdentity identity(String certificatePem, String keyPem) throws DeviceProblem {
        try (ClaimKey key = ClaimKey.takingPem(keyPem.getBytes(StandardCharsets.US_ASCII))) {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificatePem.getBytes(StandardCharsets.US_ASCII)));
            return new OneIdentity(SigningKey.of(key.lend(FleetProvisioning::copy)), List.of(certificate));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new DeviceProblem(Cause.STORAGE, "a certificate or key that cannot be read", e);
        }
    }
}
