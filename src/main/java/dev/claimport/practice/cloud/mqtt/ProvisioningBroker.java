package dev.claimport.practice.cloud.mqtt;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalProblem;
import dev.claimport.failure.Problem;
import dev.claimport.practice.cloud.http.CloudWait;
import dev.claimport.practice.cloud.policy.Connection;
import dev.claimport.practice.cloud.policy.Connection.ConnectedThing;
import dev.claimport.practice.cloud.policy.Decision;
import dev.claimport.practice.cloud.policy.Policy;
import dev.claimport.practice.cloud.policy.PolicyAction;
import dev.claimport.practice.cloud.policy.PolicyEvaluator;
import dev.claimport.practice.cloud.quota.Quota;
import dev.claimport.practice.cloud.quota.Quotas;
import dev.claimport.practice.cloud.registry.CertificateAuthority;
import dev.claimport.practice.cloud.registry.CertificateFacts;
import dev.claimport.practice.cloud.registry.DeviceCertificate.Status;
import dev.claimport.practice.cloud.registry.InMemoryRegistry;
import dev.claimport.practice.cloud.registry.Principal;
import dev.claimport.practice.cloud.registry.Thing;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.practice.vertx.PracticeVertx;
import dev.claimport.time.TimeSource;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.MqttWill;
import java.net.Inet4Address;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The practice cloud's message broker on 127.0.0.1, and on the address that its authority's certificates name besides: MQTT 3.1.1 and 5 over
 * mutual TLS. Claims provision, registered devices talk to each other, and everything else is refused or hung up on.
 */
public final class ProvisioningBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProvisioningBroker.class);
    private static final String LOOPBACK = "127.0.0.1";
    /** 146 kB, as AWS IoT says in its CONNACK: a payload of 128 kB, and room for topic and properties. */
    private static final int MAX_MESSAGE = 146 * 1024;
    /** By which MQTT with client certificates is told from the rest where it shares port 443 (developer guide, "Device communication protocols"). */
    private static final String ALPN = "x-amzn-mqtt-ca";
    private static final int MAX_CLIENT_ID = 128;

    private final Vertx vertx;
    private final CertificateAuthority ca;
    private final InMemoryRegistry registry;
    private final Scenario scenario;
    private final ProvisioningService service;
    private final PolicyEvaluator evaluator;
    private final Consumer<Refusal> refusals;
    private final Admission admission;
    private final MqttSessions sessions;
    private final Quotas quotas;
    /** One for each address, on the same port. */
    private final List<MqttServer> servers = new ArrayList<>();

    private ProvisioningBroker(
            Vertx vertx, CertificateAuthority ca, InMemoryRegistry registry, Scenario scenario, TimeSource cloudTime, Consumer<Refusal> refusals,
            Admission admission) {
        this.vertx = vertx;
        this.refusals = refusals;
        this.admission = admission;
        this.ca = ca;
        this.registry = registry;
        evaluator = new PolicyEvaluator(registry.account().iot());
        this.scenario = scenario;
        service = new ProvisioningService(registry, cloudTime, refusals);
        sessions = new MqttSessions(cloudTime, registry.connections());
        quotas = new Quotas(scenario.quotas(), cloudTime);
    }

    private void listen(String address, int port) {
        MqttServerOptions options = new MqttServerOptions();
        options.setUseAlpn(true).getSslOptions().setApplicationLayerProtocols(List.of(ALPN));
        MqttServer server = MqttServer.create(new GuardedVertx(vertx, pipeline -> WholePackets.guard(pipeline, MAX_MESSAGE)), options
                .setHost(address)
                .setPort(port)
                .setSsl(true)
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(KeyCertOptions.wrap(new ServerIdentities(ca)))
                .setTrustOptions(TrustOptions.wrap(new ClientTrust(ca)))
                .setAutoClientId(false)
                .setMaxMessageSize(MAX_MESSAGE)
                .setTimeoutOnConnect((int) CloudWait.CONNECT.limit().toSeconds()));
        server.endpointHandler(this::connect);
        server.exceptionHandler(e -> LOG.info("a client was not let in: {}", MqttSession.shown(e.toString())));
        PracticeVertx.await(server.listen(), CloudWait.SERVERS.limit());
        servers.add(server);
    }

    /**
     * Starts one. Not to be called on an event loop.
     *
     * @param vertx stays the caller's to close
     * @param port 0 for any that is free
     * @param cloudTime the cloud's own clock, {@link Scenario#clockAhead} included
     * @param refusals told on an event loop or another thread of everything that is refused, before the client is
     * @param admission asked on an event loop for everybody who may connect
     * @throws FailureException {@code practice-failed} when the port is taken
     */
    public static ProvisioningBroker start(
            Vertx vertx, int port, CertificateAuthority ca, InMemoryRegistry registry, Scenario scenario, TimeSource cloudTime,
            Consumer<Refusal> refusals, Admission admission) {
        ProvisioningBroker broker = new ProvisioningBroker(vertx, ca, registry, scenario, cloudTime, refusals, admission);
        try {
            broker.listen(LOOPBACK, port);
            ca.address().map(Inet4Address::getHostAddress).filter(address -> !address.equals(LOOPBACK)).ifPresent(address -> broker.listen(address, broker.port()));
        } catch (CompletionException e) {
            broker.close();
            Problem problem = LocalProblem.PRACTICE_PORT_TAKEN.problem(Integer.toString(port));
            throw new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("problem", problem), e.getCause().toString())
                    .exception(e.getCause());
        }
        return broker;
    }

    /** The port it listens on. */
    public int port() {
        return servers.getFirst().actualPort();
    }

    /** Ends all connections. */
    @Override
    public void close() {
        servers.forEach(server -> PracticeVertx.await(server.close(), CloudWait.SERVERS.limit()));
    }

    private void connect(MqttEndpoint endpoint) {
        int version = endpoint.protocolVersion();
        if (version != MqttVersion.MQTT_3_1_1.protocolLevel() && version != MqttVersion.MQTT_5.protocolLevel()) {
            endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION);
            return;
        }
        boolean five = version == MqttVersion.MQTT_5.protocolLevel();
        boolean unnamed = endpoint.clientIdentifier() == null;
        if (unnamed) {
            endpoint.setClientIdentifier(UUID.randomUUID().toString());
        }
        if (five) {
            Optional<MqttConnectReturnCode> unsupported = unsupported(endpoint);
            if (unsupported.isPresent()) {
                endpoint.reject(unsupported.get());
                return;
            }
        }
        if (!quotas.admits(Quota.CONNECT_OF_CLIENT, endpoint.clientIdentifier()) || !quotas.admits(Quota.CONNECT)) {
            throttle(endpoint, five);
            return;
        }
        Optional<X509Certificate> certificate = certificate(endpoint);
        Optional<Principal> principal = certificate.flatMap(registry::principal);
        Optional<TopicPermissions> permissions = principal.filter(ProvisioningBroker::isActive)
                .map(known -> permissions(endpoint, certificate.orElseThrow(), known)).filter(may -> mayConnect(may, endpoint));
        if (permissions.isEmpty()) {
            LOG.info("refused {} of {}", principal.map(Object::toString).orElse("a certificate not issued here"),
                    MqttSession.shown(endpoint.clientIdentifier()));
            endpoint.reject(five ? MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5
                    : MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED);
            return;
        }
        Duration outlives = Persistence.of(endpoint);
        MqttSession session = new MqttSession(endpoint, principal.get(), permissions.get(), sessions, this::answer, refusals, quotas, outlives);
        admit(endpoint, principal.get(), () -> {
            boolean present = session.open();
            endpoint.accept(present, five ? properties(endpoint, unnamed, outlives) : MqttProperties.NO_PROPERTIES);
            session.resume();
        });
    }

    /** On the client's own event loop, unless it has hung up by then. */
    private void admit(MqttEndpoint endpoint, Principal principal, Runnable letIn) {
        AtomicBoolean gone = new AtomicBoolean();
        endpoint.closeHandler(_ -> gone.set(true));
        Context loop = vertx.getOrCreateContext();
        admission.admit(principal, () -> loop.runOnContext(_ -> {
            if (!gone.get()) {
                letIn.run();
            }
        }));
    }

    /** With MQTT 3.1.1 without a word, since that has none for it (unverified). */
    private static void throttle(MqttEndpoint endpoint, boolean five) {
        LOG.info("throttled {}", MqttSession.shown(endpoint.clientIdentifier()));
        if (five) {
            endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_QUOTA_EXCEEDED);
        } else {
            endpoint.close();
        }
    }

    /** Looked at again after the handshake: a resumed TLS session has none in which to look. */
    private Optional<X509Certificate> certificate(MqttEndpoint endpoint) {
        try {
            SSLSession session = endpoint.sslSession();
            X509Certificate certificate = (X509Certificate) session.getPeerCertificates()[0];
            ca.verify(certificate);
            return Optional.of(certificate);
        } catch (SSLPeerUnverifiedException | CertificateException e) {
            LOG.debug("not let in", e);
            return Optional.empty();
        }
    }

    private static boolean isActive(Principal principal) {
        return principal instanceof Principal.Claim || principal instanceof Principal.Device device && device.status() == Status.ACTIVE;
    }

    private TopicPermissions permissions(MqttEndpoint endpoint, X509Certificate certificate, Principal principal) {
        String clientId = endpoint.clientIdentifier();
        Optional<Thing> thing = principal instanceof Principal.Device device ? registry.connecting(device, clientId) : Optional.empty();
        List<Policy> policies = switch (principal) {
            case Principal.Claim claim -> List.of(ClaimPolicy.of(evaluator, claim.templateName()));
            case Principal.Device device -> registry.policies(device, clientId);
        };
        Set<String> attributes = new HashSet<>();
        if (!endpoint.isCleanSession()) {
            attributes.add(Connection.PERSISTENT);
        }
        Optional<String> willTopic = Optional.of(endpoint.will()).filter(MqttWill::isWillFlag).map(MqttWill::getWillTopic);
        willTopic.ifPresent(_ -> attributes.add(Connection.LAST_WILL));
        return new TopicPermissions(evaluator, principal, policies, new Connection(clientId,
                thing.map(known -> new ConnectedThing(known.name(), known.typeName(), known.attributes())), CertificateFacts.of(certificate),
                endpoint.remoteAddress().hostAddress(), attributes, willTopic.map(topic -> evaluator.arn(PolicyAction.PUBLISH, topic))));
    }

    /** A last will is published in the client's name, so it has to be allowed what a message is. */
    private boolean mayConnect(TopicPermissions permissions, MqttEndpoint endpoint) {
        MqttWill will = endpoint.will();
        String clientId = endpoint.clientIdentifier();
        return clientId.length() <= MAX_CLIENT_ID
                && may(permissions, endpoint, PolicyAction.CONNECT, clientId)
                && (!will.isWillFlag() || will.getWillQos() <= 1 && permissions.takes(will.getWillTopic())
                        && may(permissions, endpoint, PolicyAction.PUBLISH, will.getWillTopic())
                        && (!will.isWillRetain() || may(permissions, endpoint, PolicyAction.RETAIN_PUBLISH, will.getWillTopic())));
    }

    private boolean may(TopicPermissions permissions, MqttEndpoint endpoint, PolicyAction action, String name) {
        Decision decision = permissions.decide(action, name);
        if (!decision.allowed()) {
            refusals.accept(new Refusal.ByPolicies(MqttSession.shown(endpoint.clientIdentifier()), decision));
        }
        return decision.allowed();
    }

    /** What a CONNECT of MQTT 5 asks for and does not get: AWS IoT has no enhanced authentication, and practice retains nothing. */
    private static Optional<MqttConnectReturnCode> unsupported(MqttEndpoint endpoint) {
        if (endpoint.connectProperties().getProperty(MqttProperties.AUTHENTICATION_METHOD) != null) {
            return Optional.of(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD);
        }
        return endpoint.will().isWillFlag() && endpoint.will().isWillRetain()
                ? Optional.of(MqttConnectReturnCode.CONNECTION_REFUSED_RETAIN_NOT_SUPPORTED) : Optional.empty();
    }

    /** What an MQTT 5 client has to know: what there is and is not, how long its session is kept, and the name that it was given. */
    private static MqttProperties properties(MqttEndpoint endpoint, boolean unnamed, Duration outlives) {
        MqttProperties properties = new MqttProperties();
        properties.add(new IntegerProperty(MqttProperties.MAXIMUM_QOS, 1));
        properties.add(new IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, MAX_MESSAGE));
        properties.add(new IntegerProperty(MqttProperties.SESSION_EXPIRY_INTERVAL, (int) outlives.toSeconds()));
        properties.add(new IntegerProperty(MqttProperties.RETAIN_AVAILABLE, 0));
        properties.add(new IntegerProperty(MqttProperties.WILDCARD_SUBSCRIPTION_AVAILABLE, 1));
        properties.add(new IntegerProperty(MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0));
        properties.add(new IntegerProperty(MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0));
        if (unnamed) {
            properties.add(new StringProperty(MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, endpoint.clientIdentifier()));
        }
        return properties;
    }

    /** Off the event loop, since it may have to make an RSA key. */
    private void answer(ProvisioningTopic topic, byte[] payload, Principal.Claim claim, String clientId, Consumer<ProvisioningService.Answer> done) {
        if (!scenario.brokerSilent()) {
            vertx.executeBlocking(() -> service.answer(topic, payload, claim, clientId), false)
                    .onSuccess(done::accept)
                    .onFailure(e -> LOG.error("a provisioning request went wrong", e));
        }
    }
}
