package dev.claimport.practice.cloud;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalProblem;
import dev.claimport.failure.Problem;
import dev.claimport.practice.cloud.control.IotControlPlane;
import dev.claimport.practice.cloud.control.StsService;
import dev.claimport.practice.cloud.http.CloudServer;
import dev.claimport.practice.cloud.http.CloudWait;
import dev.claimport.practice.cloud.http.HttpService;
import dev.claimport.practice.cloud.http.ListPages;
import dev.claimport.practice.cloud.iam.CredentialStore;
import dev.claimport.practice.cloud.iam.Directory;
import dev.claimport.practice.cloud.iam.RandomText;
import dev.claimport.practice.cloud.iam.SessionCredentials;
import dev.claimport.practice.cloud.iam.SignatureVerifier;
import dev.claimport.practice.cloud.identity.IdentityCenter;
import dev.claimport.practice.cloud.mqtt.ProvisioningBroker;
import dev.claimport.practice.cloud.quota.Quotas;
import dev.claimport.practice.cloud.registry.AccountContents;
import dev.claimport.practice.cloud.registry.CertificateAuthority;
import dev.claimport.practice.cloud.registry.InMemoryRegistry;
import dev.claimport.practice.cloud.registry.IotRegistry;
import dev.claimport.practice.cloud.registry.Principal;
import dev.claimport.practice.cloud.signin.ConsoleSignIns;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.practice.vertx.PracticeVertx;
import dev.claimport.time.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AWS on this computer: IAM Identity Center, the sign-in of the console, STS and AWS IoT's control plane over plain HTTP on one loopback port, and its MQTT
 * broker on another, which can be reached on one more address. Clients of the real services work against it unchanged. Nothing outlives {@link #close}.
 */
public final class PracticeCloud implements AutoCloseable {

    /** Of the form that AWS tools insist on; never contacted. */
    private static final String START_URL = "https://d-practice01.awsapps.com/start";

    /** The environment's credentials have to last for a working day; IAM's longest role session. */
    private static final Duration WORKING_DAY = Duration.ofHours(12);

    private static final Logger LOG = LoggerFactory.getLogger(PracticeCloud.class);

    /** Something that has to be ended. */
    private interface Ending {
        void run() throws Exception;
    }

    private final Deque<Ending> endings = new ArrayDeque<>();
    private final InMemoryRegistry registry;
    private final List<X509Certificate> rootCas;
    private final Path rootCaFile;
    private final URI endpoint;
    private final String mqttHost;
    private final int mqttPort;
    private final Function<String, Optional<SessionCredentials>> technicians;
    private final SessionCredentials technician;
    private final ConsoleSignIns consoleSignIns;

    /**
     * Starts a practice cloud, which is ready when this returns.
     *
     * @param time the practice cloud's clock is ahead of it by what the scenario says
     * @throws dev.claimport.failure.FailureException {@code practice-failed}, when a port is taken for instance
     */
    public static PracticeCloud start(PracticeCloudOptions options, TimeSource time) {
        return new PracticeCloud(options, time, cloudTime -> new CertificateAuthority(cloudTime, options.listen()));
    }

    /**
     * Starts a practice cloud whose claims have known keys.
     *
     * @param rsaKeys gives the RSA-2048 pairs for claims and devices
     */
    public static PracticeCloud start(PracticeCloudOptions options, TimeSource time, Supplier<KeyPair> rsaKeys) {
        return new PracticeCloud(options, time, cloudTime -> new CertificateAuthority(cloudTime, options.listen(), rsaKeys));
    }

    private PracticeCloud(PracticeCloudOptions options, TimeSource time, Function<TimeSource, CertificateAuthority> authority) {
        Scenario scenario = options.scenario();
        var cloudTime = new ShiftedTime(time, scenario.clockAhead());
        try {
            Vertx vertx = PracticeVertx.make(new VertxOptions());
            endings.push(() -> PracticeVertx.await(vertx.close(), CloudWait.SERVERS.limit()));
            CertificateAuthority ca = authority.apply(cloudTime);
            endings.push(ca::close);
            AccountContents contents = options.account().orElseGet(() -> AccountContents.usual(cloudTime.instant()));
            registry = new InMemoryRegistry(ca, scenario, cloudTime, contents);
            rootCas = ca.rootCas();
            RootCaFile file = RootCaFile.write(rootCas);
            endings.push(file::close);
            rootCaFile = file.path();

            var broker = ProvisioningBroker.start(vertx, options.mqttPort(), ca, registry, scenario, cloudTime, options.refusals(), options.admission());
            endings.push(broker::close);
            mqttHost = options.listen().map(Inet4Address::getHostAddress).orElse("localhost");
            mqttPort = broker.port();

            var random = new SecureRandom();
            var credentials = new CredentialStore(cloudTime, new RandomText(random));
            Directory directory = Directory.practice(accountId(), contents.roles(), scenario.deniedActions());
            technicians = role -> directory.assume(accountId(), role).map(assumed -> credentials.issue(assumed, lifetime(scenario)));
            technician = technicians.apply(Directory.INSTALLER_ROLE).orElseThrow();
            consoleSignIns = new ConsoleSignIns(Directory.consoleUsers(accountId(), scenario.deniedActions()), credentials, scenario, cloudTime, random);
            List<HttpService> services = services(scenario, cloudTime, random, credentials, directory);
            var server = new CloudServer(vertx, services, cloudTime, scenario.answerDelay());
            endpoint = listening(server.listen(options.httpPort()), options.httpPort()).endpoint();
        } catch (IOException e) {
            close();
            throw failed(LocalProblem.PRACTICE_FOLDER_UNWRITABLE.problem(), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** In the order in which they are asked: the last takes whatever is left. */
    private List<HttpService> services(
            Scenario scenario, TimeSource cloudTime, SecureRandom random, CredentialStore credentials, Directory directory) {
        var signatures = new SignatureVerifier(credentials, cloudTime, region());
        var identityCenter = new IdentityCenter(START_URL, directory, credentials, scenario, cloudTime, random);
        List<HttpService> services = new ArrayList<>(identityCenter.services());
        services.addAll(consoleSignIns.services());
        services.add(new StsService(signatures));
        services.add(new IotControlPlane(signatures, Map.of(accountId(), registry), registry.account(),
                new IotEndpoint(mqttHost, mqttPort), new ListPages(random), scenario.unavailable(), scenario.throttledClaims(),
                new Quotas(scenario.quotas(), cloudTime)));
        return services;
    }

    private static Duration lifetime(Scenario scenario) {
        boolean shortLived = scenario.credentialsLifetime().compareTo(Scenario.FAIR.credentialsLifetime()) < 0;
        return shortLived ? scenario.credentialsLifetime() : WORKING_DAY;
    }

    private static CloudServer listening(Future<CloudServer> listening, int port) {
        try {
            return PracticeVertx.await(listening, CloudWait.SERVERS.limit());
        } catch (CompletionException e) {
            throw failed(LocalProblem.PRACTICE_PORT_TAKEN.problem(Integer.toString(port)), e.getCause());
        }
    }

    private static RuntimeException failed(Problem problem, Throwable cause) {
        return new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("problem", problem), cause.toString()).exception(cause);
    }

    /** Where all HTTP services are: {@code http://127.0.0.1:port}. */
    public URI endpoint() {
        return endpoint;
    }

    /** The start URL that its Identity Center knows. */
    public String startUrl() {
        return START_URL;
    }

    /** The region that its Identity Center and its AWS IoT are in. */
    public String region() {
        return registry.account().region();
    }

    /** The account that has templates. */
    public String accountId() {
        return registry.account().id();
    }

    /** What a device is told: {@code localhost}, or the address on which the broker listens besides. */
    public String mqttHost() {
        return mqttHost;
    }

    /** The template that a claim is for; empty for a certificate that is none of its claims. */
    public Optional<String> templateOf(X509Certificate claim) {
        return registry.principal(claim).map(principal -> principal instanceof Principal.Claim of ? of.templateName() : null);
    }

    public int mqttPort() {
        return mqttPort;
    }

    /** What a device has to trust. */
    public List<X509Certificate> rootCas() {
        return rootCas;
    }

    /** {@link #rootCas} as PEM; deleted on close. */
    public Path rootCaFile() {
        return rootCaFile;
    }

    /** Its things, certificates and templates. */
    public IotRegistry registry() {
        return registry;
    }

    /** Variables with which the AWS tools use this cloud as a technician in the installer's role. Holds secrets of this cloud. */
    public Map<String, String> environment() {
        return environment(technician);
    }

    /** The same in another of the account's roles; empty where it has none of this name. */
    public Optional<Map<String, String>> environment(String role) {
        return technicians.apply(role).map(this::environment);
    }

    private Map<String, String> environment(SessionCredentials technician) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String service : List.of("IOT", "SSO_OIDC", "SSO", "STS", "SIGNIN")) {
            variables.put("AWS_ENDPOINT_URL_" + service, endpoint.toString());
        }
        variables.put("AWS_REGION", region());
        variables.put("AWS_ACCESS_KEY_ID", technician.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", technician.secretAccessKey());
        variables.put("AWS_SESSION_TOKEN", technician.sessionToken());
        return Collections.unmodifiableMap(variables);
    }

    /** Ends everything: when this returns, ports, threads and files are gone, in an interrupted thread too. Closing twice does nothing. */
    @Override
    public synchronized void close() {
        while (!endings.isEmpty()) {
            try {
                endings.pop().run();
            } catch (Exception e) {
                // The rest has to be ended all the same.
                LOG.warn("a part of the practice cloud did not end properly", e);
            }
        }
    }
}
