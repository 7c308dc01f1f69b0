package dev.claimport.testing;

import dev.claimport.practice.cloud.mqtt.ProvisioningBroker;
import dev.claimport.practice.cloud.policy.PolicyRefusal;
import dev.claimport.practice.cloud.registry.CertificateAuthority;
import dev.claimport.practice.cloud.registry.InMemoryRegistry;
import dev.claimport.practice.cloud.registry.Inventory;
import dev.claimport.practice.cloud.registry.IssuedClaim;
import dev.claimport.practice.cloud.registry.PracticeTemplate;
import dev.claimport.practice.scenario.Scenario;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/** A practice broker on a free port with a registry and a clock of its own. */
public final class TestBroker implements AutoCloseable {

    /** Starts at the real time, by which clients judge the broker's certificate. */
    public final ManualTime time = new ManualTime(Instant.now());
    public final CertificateAuthority ca = new CertificateAuthority(time, Keys::rsa);
    public final InMemoryRegistry registry;
    /** What policies refused, in its order. */
    public final BlockingQueue<PolicyRefusal> refusals = new LinkedBlockingQueue<>();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(4));
    private final ProvisioningBroker broker;

    public TestBroker(Scenario scenario) {
        registry = new InMemoryRegistry(ca, scenario, time);
        broker = start(scenario);
    }

    /** With templates of the test's own. */
    public TestBroker(List<PracticeTemplate> templates, Inventory inventory) {
        registry = new InMemoryRegistry(ca, Scenario.FAIR, time, templates, inventory);
        broker = start(Scenario.FAIR);
    }

    private ProvisioningBroker start(Scenario scenario) {
        return ProvisioningBroker.start(vertx, 0, ca, registry, scenario, time, refusals::add);
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

    @Override
    public void close() {
        broker.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
