package dev.claimport.certify.clause;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.ClaimKey;
import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalProblem;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.registry.AccountContents;
import dev.claimport.practice.cloud.registry.DeviceCertificate;
import dev.claimport.practice.cloud.registry.Hook;
import dev.claimport.practice.cloud.registry.PracticeTemplate;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a device under certification registers: a practice cloud of its own, which does with each device what a clause asks for. Its claims are
 * worth nothing elsewhere.
 */
public final class FarSide implements AutoCloseable {

    /** A claim lives five minutes, and a clause takes one at the most. */
    private static final Duration FRESH = Duration.ofMinutes(3);
    /** Those that were given up stay in the queue. */
    private static final int WAITING = 500;
    private static final String USUAL = "practice-sensor";
    private static final String NAMES_A_PARAMETER = "\"Parameters\": {";
    private static final String NOWHERE = "claimport-certify.invalid";

    private final TimeSource time;
    private final Function<PracticeCloudOptions, PracticeCloud> clouds;
    private final Reach reach;
    private final HeldHook hook = new HeldHook();
    private final HeldAdmission admission = new HeldAdmission();
    private final PracticeCloud cloud;
    private final ServerSocket silent;
    private final int closedPort;
    private final Map<Fate, ProvisioningClaim> claims = new EnumMap<>(Fate.class);
    private Optional<PracticeCloud> mute = Optional.empty();

    private FarSide(TimeSource time, Function<PracticeCloudOptions, PracticeCloud> clouds, Reach reach, ServerSocket silent, int closedPort) {
        this.time = time;
        this.clouds = clouds;
        this.reach = reach;
        this.silent = silent;
        this.closedPort = closedPort;
        cloud = start(Scenario.FAIR, reach.port());
    }

    /** On loopback alone. @throws dev.claimport.failure.FailureException {@code practice-failed} */
    public static FarSide start(TimeSource time) {
        return start(time, Reach.LOOPBACK);
    }

    /**
     * Starts one.
     *
     * @throws dev.claimport.failure.FailureException {@code practice-failed}
     */
    public static FarSide start(TimeSource time, Reach reach) {
        return start(time, reach, options -> PracticeCloud.start(options, time));
    }

    /**
     * One on loopback whose claims and devices have known keys: to make them is most of what many at once take.
     *
     * @param rsaKeys gives RSA-2048 pairs
     */
    public static FarSide start(TimeSource time, Supplier<KeyPair> rsaKeys) {
        return start(time, Reach.LOOPBACK, options -> PracticeCloud.start(options, time, rsaKeys));
    }

    private static FarSide start(TimeSource time, Reach reach, Function<PracticeCloudOptions, PracticeCloud> clouds) {
        InetAddress address = reach.address().map(InetAddress.class::cast).orElseGet(InetAddress::getLoopbackAddress);
        try {
            ServerSocket silent = new ServerSocket(0, WAITING, address);
            try (ServerSocket closing = new ServerSocket(0, 0, address)) {
                return new FarSide(time, clouds, reach, silent, closing.getLocalPort());
            }
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("problem", LocalProblem.PRACTICE_PORT_TAKEN.problem("0")), e.toString()).exception(e);
        }
    }

    private PracticeCloud start(Scenario scenario, int port) {
        AccountContents usual = AccountContents.usual(time.instant());
        PracticeTemplate sensor = usual.templates().stream().filter(template -> template.name().equals(USUAL)).findFirst().orElseThrow();
        String wanting = sensor.body().replace(NAMES_A_PARAMETER, NAMES_A_PARAMETER + " \"ClaimportCertify\": { \"Type\": \"String\" },");
        String naming = sensor.body().replace("PracticeDevicePolicy", "ClaimportCertifyMissing");
        var account = new AccountContents(usual.account(), List.of(
                template(sensor, Fate.REGISTERS, sensor.body(), _ -> Hook.Answer.ALLOWED),
                template(sensor, Fate.REFUSED, sensor.body(), _ -> Hook.Answer.DENIED),
                template(sensor, Fate.PARAMETER_MISSING, wanting, _ -> Hook.Answer.ALLOWED),
                template(sensor, Fate.RESOURCE_MISSING, naming, _ -> Hook.Answer.ALLOWED),
                template(sensor, Fate.HELD_REGISTERING, sensor.body(), hook)), usual.inventory(), List.of());
        return clouds.apply(new PracticeCloudOptions(0, port, reach.address(), scenario, Optional.of(account), _ -> { }, admission));
    }

    private static PracticeTemplate template(PracticeTemplate like, Fate fate, String body, Hook.Function hook) {
        String arn = like.arn().replace(USUAL, fate.template());
        return new PracticeTemplate(fate.template(), like.description(), arn, Map.of(1, body), true, like.type(), like.created(), like.lastModified(), 1,
                like.provisioningRoleArn(), Optional.of(new Hook(arn, hook)));
    }

    /**
     * A bundle that leads a device to that fate. Its claim stays ours.
     *
     * @param parameters of the template, besides those that the device fills in itself
     */
    Bundle bundle(Fate fate, Map<String, String> parameters) {
        if (fate == Fate.HELD_REGISTERING || fate == Fate.REGISTERS_WATCHED) {
            hook.hold();
        }
        if (fate == Fate.HELD_RECONNECTING || fate == Fate.REGISTERS_WATCHED) {
            admission.hold();
        }
        ProvisioningClaim claim = claims.compute(fate, (_, old) -> isFresh(old) ? old : claim(fate));
        return new Bundle(endpoint(fate), parameters, claim, rootCas(fate), Optional.empty());
    }

    /** Lets those go on that are held. */
    void release() {
        releaseRegistering();
        admission.release();
    }

    /** Lets those go on that are held while they register: they may be held again after it. */
    void releaseRegistering() {
        hook.release();
    }

    /** Whether the device with that serial number has become a thing, as it does by the template, since then. */
    boolean knows(String serial, Instant since) {
        String thing = "sensor-" + serial;
        return cloud.registry().principals(thing).stream().anyMatch(arn -> knows(thing, arn.substring(arn.lastIndexOf('/') + 1), since));
    }

    /** Whether the device has become a thing by a certificate that is younger than this. */
    boolean knows(String thing, String certificateId, Instant since) {
        return cloud.registry().principals(thing).stream().anyMatch(arn -> arn.endsWith("/" + certificateId))
                && cloud.registry().certificate(certificateId).filter(certificate -> certificate.status() == DeviceCertificate.Status.ACTIVE)
                        .filter(certificate -> !certificate.created().isBefore(since.minusSeconds(1))).isPresent();
    }

    private boolean isFresh(ProvisioningClaim claim) {
        return claim != null && claim.validity().notAfter().minus(FRESH).isAfter(time.instant());
    }

    private ProvisioningClaim claim(Fate fate) {
        PracticeCloud issuer = fate == Fate.HELD_CERTIFICATE ? mute() : cloud;
        var issued = issuer.registry().issueClaim(issuer.registry().template(fate.template()).orElseThrow());
        try {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(issued.certificatePem().getBytes(StandardCharsets.US_ASCII)));
            return new ProvisioningClaim(fate.template(), issued.certificateId(), certificate, ClaimKey.takingPem(issued.privateKeyPem()), time.instant());
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private IotEndpoint endpoint(Fate fate) {
        return switch (fate) {
            case HELD_CONNECTING -> new IotEndpoint(cloud.mqttHost(), silent.getLocalPort());
            case HELD_CERTIFICATE -> new IotEndpoint(mute().mqttHost(), mute().mqttPort());
            case NOBODY -> new IotEndpoint(cloud.mqttHost(), closedPort);
            case NOWHERE -> new IotEndpoint(NOWHERE, cloud.mqttPort());
            default -> new IotEndpoint(cloud.mqttHost(), cloud.mqttPort());
        };
    }

    private List<X509Certificate> rootCas(Fate fate) {
        return switch (fate) {
            case HELD_CERTIFICATE, UNTRUSTED -> mute().rootCas();
            default -> cloud.rootCas();
        };
    }

    /** Another cloud, whose broker takes requests and never answers. */
    private PracticeCloud mute() {
        if (mute.isEmpty()) {
            mute = Optional.of(start(Scenario.FAIR.withBrokerSilent(), reach.next()));
        }
        return mute.get();
    }

    @Override
    public void close() {
        release();
        claims.values().forEach(ProvisioningClaim::close);
        mute.ifPresent(PracticeCloud::close);
        cloud.close();
        try {
            silent.close();
        } catch (IOException _) {
            // Nobody waits for it.
        }
    }
}
