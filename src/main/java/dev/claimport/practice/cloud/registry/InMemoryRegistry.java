package dev.claimport.practice.cloud.registry;

import dev.claimport.claim.Validity;
import dev.claimport.practice.cloud.Scenario;
import dev.claimport.practice.cloud.registry.DeviceCertificate.Status;
import dev.claimport.time.TimeSource;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The practice cloud's registry: what the control plane sees of it, and what the provisioning API does to it. Each call is
 * atomic. Gone with the process.
 */
public final class InMemoryRegistry implements IotRegistry {

    /** A claim's session may outlive it; after this long nobody is interested in it any more. */
    private static final Duration CLAIMS_REMEMBERED = Duration.ofHours(2);

    private final CertificateAuthority ca;
    private final Scenario scenario;
    private final TimeSource cloudTime;
    private final SortedMap<String, PracticeTemplate> templates;
    private final Map<String, Principal.Claim> claims = new HashMap<>();
    private final Map<String, DeviceCertificate> certificates = new HashMap<>();
    private final OwnershipTokens tokens = new OwnershipTokens();
    private final Things things;

    /** @param cloudTime the cloud's own clock, {@link Scenario#clockAhead} included */
    public InMemoryRegistry(CertificateAuthority ca, Scenario scenario, TimeSource cloudTime) {
        this.ca = ca;
        this.scenario = scenario;
        this.cloudTime = cloudTime;
        templates = PracticeTemplates.all(cloudTime.instant());
        things = new Things();
    }

    @Override
    public List<PracticeTemplate> templates() {
        return List.copyOf(templates.values());
    }

    @Override
    public Optional<PracticeTemplate> template(String name) {
        return Optional.ofNullable(templates.get(name));
    }

    @Override
    public IssuedClaim issueClaim(PracticeTemplate template) {
        IssuedClaim claim = ca.issueClaim(scenario.claimLifetime());
        synchronized (this) {
            Instant now = cloudTime.instant();
            claims.values().removeIf(old -> now.isAfter(old.expiration().plus(CLAIMS_REMEMBERED)));
            claims.put(claim.certificateId(), new Principal.Claim(claim.certificateId(), template.name(), claim.expiration()));
        }
        return claim;
    }

    @Override
    public synchronized Optional<Thing> thing(String name) {
        return things.thing(name, shownUntil());
    }

    @Override
    public synchronized List<String> principals(String thingName) {
        return things.certificates(thingName, shownUntil()).stream().map(PracticeAccount::certificateArn).toList();
    }

    @Override
    public synchronized Optional<DeviceCertificate> certificate(String certificateId) {
        deleteOrphans();
        return Optional.ofNullable(certificates.get(certificateId));
    }

    /** Who a certificate stands for; empty when it was not issued here, or is deleted. */
    public synchronized Optional<Principal> principal(X509Certificate certificate) {
        deleteOrphans();
        String id = CertificateAuthority.id(certificate);
        DeviceCertificate permanent = certificates.get(id);
        return permanent == null
                ? Optional.ofNullable(claims.get(id))
                : Optional.of(new Principal.Device(id, permanent.status(), things.of(id)));
    }

    /** Makes a key and a certificate, {@code PENDING_ACTIVATION} until it is registered. */
    public CreatedCertificate createKeysAndCertificate() {
        IssuedKeys issued = ca.issueWithKeys();
        return keep(issued.certificate(), issued.privateKeyPem());
    }

    /**
     * Makes a certificate for the device's own key, {@code PENDING_ACTIVATION} until it is registered.
     *
     * @throws ProvisioningRefused when the request is no good
     */
    public CreatedCertificate createCertificateFromCsr(String certificateSigningRequestPem) throws ProvisioningRefused {
        return keep(ca.issueFor(certificateSigningRequestPem), new byte[0]);
    }

    private synchronized CreatedCertificate keep(X509Certificate certificate, byte[] privateKeyPem) {
        deleteOrphans();
        String id = CertificateAuthority.id(certificate);
        String pem = CertificateAuthority.pem(certificate);
        Instant now = cloudTime.instant();
        Validity validity = new Validity(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
        certificates.put(id, new DeviceCertificate(id, PracticeAccount.certificateArn(id), pem, Status.PENDING_ACTIVATION, now, validity));
        return new CreatedCertificate(id, pem, privateKeyPem, tokens.issue(id, now));
    }

    private void deleteOrphans() {
        tokens.expire(cloudTime.instant()).forEach(certificates::remove);
    }

    /** The control plane shows what is at least as old as the scenario says. */
    private Instant shownUntil() {
        return cloudTime.instant().minus(scenario.registryDelay());
    }
}
