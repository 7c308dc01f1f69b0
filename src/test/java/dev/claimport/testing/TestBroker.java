package dev.claimport.testing;

import dev.claimport.practice.cloud.mqtt.Admission;
import dev.claimport.practice.cloud.mqtt.ProvisioningBroker;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.practice.cloud.registry.AccountContents;
import dev.claimport.practice.cloud.registry.CertificateAuthority;
import dev.claimport.practice.cloud.registry.InMemoryRegistry;
import dev.claimport.practice.cloud.registry.Inventory;
import dev.claimport.practice.cloud.registry.IssuedClaim;
import dev.claimport.practice.cloud.registry.PracticeAccount;
import dev.claimport.practice.cloud.registry.PracticeTemplate;
import dev.claimport.practice.scenario.Scenario;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.Inet4Address;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/** A practice broker on a free port with a registry and a clock of its own. */
public final class TestBroker implements AutoCloseable {

    /** Starts at the real time, by which clients judge the broker's certificate. */
    public final ManualTime time = new ManualTime(Instant.now());
    public final CertificateAuthority ca;
    public final InMemoryRegistry registry;
    /** What policies and hooks refused, in its order. */
    public final BlockingQueue<Refusal> refusals = new LinkedBlockingQueue<>();
    private final Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(4)).exceptionHandler(broken::add);
    private final ProvisioningBroker broker;

    public TestBroker(Scenario scenario) {
        this(scenario, Optional.empty());
    }

    /** @param listen where it is to be reached besides loopback */
    public TestBroker(Scenario scenario, Optional<Inet4Address> listen) {
        ca = new CertificateAuthority(time, listen, Keys::rsa);
        registry = new InMemoryRegistry(ca, scenario, time);
        broker = start(scenario);
    }

    /** @param admission says when clients are let in */
    public TestBroker(Admission admission) {
        ca = new CertificateAuthority(time, Keys::rsa);
        registry = new InMemoryRegistry(ca, Scenario.FAIR, time);
        broker = start(Scenario.FAIR, admission);
    }

    /** With templates of the test's own. */
    public TestBroker(List<PracticeTemplate> templates, Inventory inventory) {
        ca = new CertificateAuthority(time, Keys::rsa);
        registry = new InMemoryRegistry(ca, Scenario.FAIR, time, new AccountContents(PracticeAccount.USUAL, templates, inventory, List.of()));
        broker = start(Scenario.FAIR);
    }

    private ProvisioningBroker start(Scenario scenario) {
        return start(scenario, Admission.AT_ONCE);
    }

    private ProvisioningBroker start(Scenario scenario, Admission admission) {
        return ProvisioningBroker.start(vertx, 0, ca, registry, scenario, time, refusals::add, admission);
    }

    public int port() {
        return broker.port();
    }

    public String rootCaPem() {
        return ca.rootCas().stream().map(CertificateAuthority::pem).collect(Collectors.joining());
    }

    public TestCredentials claim(String template) {
        return credentials(registry.issueClaim(registry.template(template).orElseThrow()));
    }

    public static TestCredentials credentials(IssuedClaim claim) {
        return TestCredentials.of(claim.certificatePem(), new String(claim.privateKeyPem(), StandardCharsets.US_ASCII));
    }

    /** @throws AssertionError if anything a client did broke it, which people would be told as a mistake of Claimport's */
    @Override
    public void close() {
        broker.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        if (!broken.isEmpty()) {
            throw new AssertionError("the broker broke", broken.element());
        }
    }
}
