package dev.claimport.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.aws.network.Proxies;
import dev.claimport.certify.Certificate;
import dev.claimport.certify.Certification;
import dev.claimport.certify.ClauseResult;
import dev.claimport.certify.clause.ClauseGroup;
import dev.claimport.certify.clause.Clauses;
import dev.claimport.certify.clause.FarSide;
import dev.claimport.certify.clause.Subject;
import dev.claimport.device.DeviceState;
import dev.claimport.handover.ConfirmedIdentities;
import dev.claimport.handover.DeviceConnector;
import dev.claimport.handover.Handover;
import dev.claimport.handover.HandoverPolicy;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.iot.AwsIot;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.registry.DeviceCertificate;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.SerialPorts;
import dev.claimport.signin.AwsAccess;
import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.ServiceEndpoints;
import dev.claimport.signin.SessionLife;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.RelatedKeys;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** A practice cloud, the whole of Claimport from the AWS SDK to the serial line, and an honest device that was registered before all others. */
final class HostileWorld implements AutoCloseable {

    static final String TEMPLATE = "practice-sensor";
    private static final TimeSource TIME = TimeSource.system();
    /** Shorter than the usual where it is only waited. */
    private static final HandoverPolicy POLICY = new HandoverPolicy(
            Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ofSeconds(8), Duration.ofSeconds(3));
    static final DeviceLie HONEST = new DeviceLie() {
        @Override
        public Set<String> ends() {
            return Set.of("confirmed");
        }
    };

    private final PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TIME, new RelatedKeys());
    private final HandoverResult other;

    HostileWorld() {
        other = handOver(device("H-other", HONEST));
        assertEquals(Outcome.CONFIRMED, other.outcome(), other.toString());
    }

    /** The thing of the honest device. */
    String othersThing() {
        return other.thingName().orElseThrow();
    }

    /** Its certificate, which is active, and younger than two minutes when the first lie is told. */
    String othersCertificate() {
        return other.certificateId().orElseThrow();
    }

    /** The same certificate as the registry has it. */
    DeviceCertificate registered(String certificateId) {
        return cloud.registry().certificate(certificateId).orElseThrow();
    }

    /** An honest hand-over to it, with nothing in between. */
    HandoverResult handOver(Deceived device) {
        try (var port = new LyingPort(device.firmware(), HONEST); var iot = new AwsIot(session(Proxies.NONE), endpoints(), TIME)) {
            // However busy this computer is: an honest device is waited for as long as any.
            return run(port, new WatchedIot(iot), HONEST.dialect(), HandoverPolicy.USUAL);
        }
    }

    private HandoverResult run(SerialPorts ports, WatchedIot iot, String dialect, HandoverPolicy policy) {
        var request = HandoverRequest.of(TEMPLATE, Map.of(), cloud.rootCas()).to(Optional.of(BuiltIn.profile(dialect)));
        return new Handover(iot, ports, DeviceConnector.byProfile(BuiltIn.profiles(), TIME), TIME, policy, SessionLife.until(Optional.empty()))
                .beside(ConfirmedIdentities.ofThisProcess()).run(request, _ -> { });
    }

    /** Has the lie told, and holds what came of it against what it demands. */
    void tell(Lie lie) throws InterruptedException {
        DeviceLie device = lie instanceof DeviceLie lying ? lying : HONEST;
        Deceived deceived = device("H-" + lie.name(), device);
        lie.prepare(this, deceived);
        Instant start = TIME.instant();
        try (var port = new LyingPort(deceived.firmware(), device);
                var proxy = lie instanceof CloudLie lying ? new LyingProxy(cloud.endpoint().getPort(), lying) : null;
                var real = new AwsIot(session(by(proxy)), endpoints(), TIME)) {
            if (device instanceof PullsTheCable pulls) {
                pulls.of(port);
            }
            WatchedIot iot = new WatchedIot(real);
            HandoverResult result = run(port, iot, device.dialect(), POLICY);
            Duration took = Duration.between(start, TIME.instant());
            String end = result.outcome() == Outcome.FAILED ? result.failure().orElseThrow().id() : result.outcome().id();
            assertTrue(lie.ends().contains(end), lie.name() + " ended in " + end + ": " + result);
            assertTrue(lie.unspeakable().stream().noneMatch(result.toString()::contains), lie.name() + " has it said: " + result);
            assertTrue(took.compareTo(lie.within()) < 0, lie.name() + " took " + took);
            assertTrue(port.isQuiet(), lie.name() + " keeps the port busy");
            assertTrue(iot.isEveryKeyWiped(), lie.name() + " leaves a key");
            if (result.outcome() == Outcome.CONFIRMED) {
                assertIsTrue(result, deceived, start);
            }
        } finally {
            deceived.firmware().close();
        }
    }

    /**
     * The same device under certification, which has a cloud of its own: what comes of it, up to the first clause that is not kept.
     *
     * @param clauses empty stands for all but those about time: how long an answer takes beside others says nothing of a device
     */
    Certificate certify(DeviceLie lie, FarSide far, Set<String> clauses) {
        Deceived deceived = device("C-" + lie.name(), lie);
        lie.prepare(this, deceived);
        try (var port = new LyingPort(deceived.firmware(), lie)) {
            if (lie instanceof PullsTheCable pulls) {
                pulls.of(port);
            }
            var means = new Subject.Means(port, LineSettings.USUAL, TIME, far, Optional.empty(), Map.of(), Optional.empty());
            var certification = new Certification("hostile", means,
                    Clauses.all().stream().filter(clause -> clauses.isEmpty() ? clause.group() != ClauseGroup.TIME : clauses.contains(clause.id())).toList(), clauses.isEmpty());
            return certification.run(result -> {
                if (result.outcome() instanceof ClauseResult.Failed || result.outcome() instanceof ClauseResult.Broken) {
                    certification.cancel();
                }
            });
        } finally {
            deceived.firmware().close();
        }
    }

    /** Green is only what the registry knows of this very device. */
    private void assertIsTrue(HandoverResult result, Deceived device, Instant start) {
        String certificate = result.certificateId().orElseThrow();
        assertEquals(Optional.of(device.thing()), result.thingName());
        assertTrue(cloud.registry().principals(device.thing()).stream().anyMatch(arn -> arn.endsWith("/" + certificate)), result.toString());
        assertEquals(DeviceCertificate.Status.ACTIVE, registered(certificate).status());
        assertTrue(registered(certificate).created().isAfter(start.minusSeconds(1)), result.toString());
        // Of one that does not report, the registry may know before it has come back.
        assertTrue(device.firmware().status().state().compareTo(DeviceState.RECONNECTING) >= 0, device.firmware().status().toString());
        assertEquals(Optional.of(certificate), device.firmware().status().certificateId());
    }

    private static Proxies by(@Nullable LyingProxy proxy) {
        return proxy == null ? Proxies.NONE : Proxies.of(Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.port()));
    }

    private Deceived device(String serial, DeviceLie lie) {
        VirtualDeviceOptions options = lie.options(serial);
        return new Deceived(serial, BuiltIn.device(lie.dialect(), options, new FleetProvisioning(TIME), TIME));
    }

    private ServiceEndpoints endpoints() {
        return ServiceEndpoints.allAt(cloud.endpoint());
    }

    private RoleSession session(Proxies proxies) {
        Map<String, String> variables = cloud.environment();
        var credentials = AwsSessionCredentials.create(
                variables.get("AWS_ACCESS_KEY_ID"), variables.get("AWS_SECRET_ACCESS_KEY"), variables.get("AWS_SESSION_TOKEN"));
        return new RoleSession(new Identity("", "", "", ""), StaticCredentialsProvider.create(credentials), Region.of(cloud.region()),
                SessionLife.until(Optional.empty()), new AwsAccess(endpoints(), AwsNetwork.of(proxies, Optional.empty(), false, false)));
    }

    @Override
    public void close() {
        cloud.close();
    }
}
