package dev.claimport.practice.cloud.registry;

import dev.claimport.claim.CertificateBundle;
import dev.claimport.claim.Validity;
import dev.claimport.claim.template.AttributeRules;
import dev.claimport.claim.template.Provisioning;
import dev.claimport.claim.template.TemplateBody;
import dev.claimport.claim.template.TemplateException;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.claim.template.ThingResource;
import dev.claimport.failure.Problem;
import dev.claimport.practice.cloud.policy.Policy;
import dev.claimport.practice.cloud.registry.DeviceCertificate.Status;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The practice cloud's registry: what the control plane sees of it, and what the provisioning API does to it. Each call is
 * atomic. Gone with the process.
 */
public final class InMemoryRegistry implements IotRegistry {

    /** A claim's session may outlive it; after this long nobody is interested in it any more. */
    private static final Duration CLAIMS_REMEMBERED = Duration.ofHours(2);

    /** Answers of the cloud are in English, as those of AWS. */
    private static final Messages TEXTS = Messages.of("problems", Locale.ROOT);

    private static final String HOOK_DENIES = "The pre-provisioning hook did not allow the device.";

    private final PracticeAccount account;
    private final CertificateAuthority ca;
    private final Scenario scenario;
    private final TimeSource cloudTime;
    private final SortedMap<String, PracticeTemplate> templates;
    private final Map<String, Principal.Claim> claims = new HashMap<>();
    private final Map<String, DeviceCertificate> certificates = new HashMap<>();
    private final Inventory inventory;
    private final AttachedPolicies policies;
    private final OwnershipTokens tokens = new OwnershipTokens();
    private final Things things = new Things();
    private final ThingConnections connections = new ThingConnections();

    /** @param cloudTime the cloud's own clock, {@link Scenario#clockAhead} included */
    public InMemoryRegistry(CertificateAuthority ca, Scenario scenario, TimeSource cloudTime) {
        this(ca, scenario, cloudTime, AccountContents.usual(cloudTime.instant()));
    }

    /**
     * With an account of one's own.
     *
     * @param cloudTime as above
     */
    public InMemoryRegistry(CertificateAuthority ca, Scenario scenario, TimeSource cloudTime, AccountContents contents) {
        this.ca = ca;
        this.scenario = scenario;
        this.cloudTime = cloudTime;
        account = contents.account();
        templates = new TreeMap<>();
        contents.templates().forEach(template -> templates.put(template.name(), template));
        inventory = contents.inventory();
        policies = new AttachedPolicies(inventory);
    }

    /** Whose it is. */
    public PracticeAccount account() {
        return account;
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
        return things.certificates(thingName, shownUntil()).stream().map(account::certificateArn).toList();
    }

    @Override
    public synchronized Optional<DeviceCertificate> certificate(String certificateId) {
        deleteOrphans();
        return Optional.ofNullable(certificates.get(certificateId));
    }

    @Override
    public Optional<ThingConnections.State> connection(String thingName) {
        return connections.of(thingName);
    }

    /** To be told who comes and goes. */
    public ThingConnections connections() {
        return connections;
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    @Override
    public synchronized Optional<Standing> standing(String certificateId, String clientId) {
        return certificate(certificateId).map(found -> {
            Principal.Device device = new Principal.Device(found.id(), found.status(), things.of(found.id()));
            return new Standing(CertificateFacts.of(certificate(found)), device.things(), connecting(device, clientId), policies(device, clientId));
        });
    }

    private static X509Certificate certificate(DeviceCertificate of) {
        try {
            return CertificateBundle.read(of.pem().getBytes(StandardCharsets.US_ASCII)).getFirst();
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
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

    /**
     * The thing that a device connects as: the one whose alone its certificate is, or the one of the client's name, if the certificate is attached
     * to it (developer guide, "Associating an AWS IoT thing to an MQTT client connection").
     */
    public synchronized Optional<Thing> connecting(Principal.Device device, String clientId) {
        return things.exclusive(device.certificateId()).or(() -> Optional.of(clientId).filter(device.things()::contains)).flatMap(things::thing);
    }

    /** The policies of a device's certificate, and of the groups of the thing that it connects as. */
    public synchronized List<Policy> policies(Principal.Device device, String clientId) {
        return policies.of(device.certificateId(), connecting(device, clientId));
    }

    /**
     * Makes a key and a certificate, {@code PENDING_ACTIVATION} until it is registered.
     *
     * @param claimId the certificate id of the claim that asks, with which alone it can be registered
     */
    public CreatedCertificate createKeysAndCertificate(String claimId) {
        IssuedKeys issued = ca.issueWithKeys();
        return keep(claimId, issued.certificate(), issued.privateKeyPem());
    }

    /**
     * Makes a certificate for the device's own key, {@code PENDING_ACTIVATION} until it is registered.
     *
     * @param claimId as above
     * @throws ProvisioningRefused when the request is no good
     */
    public CreatedCertificate createCertificateFromCsr(String claimId, String certificateSigningRequestPem) throws ProvisioningRefused {
        return keep(claimId, ca.issueFor(certificateSigningRequestPem), new byte[0]);
    }

    /**
     * Registers the owner of a new certificate as a template says: all of it or nothing. The token is spent only when all is done,
     * so that a device may try again.
     *
     * @param claimId of the claim that asks; a token is worth nothing to another
     * @param clientId with which it is connected, for the hook
     * @throws ProvisioningRefused with the reason
     */
    public RegisteredThing registerThing(String claimId, String clientId, String templateName, String ownershipToken, Map<String, String> parameters)
            throws ProvisioningRefused {
        DeviceCertificate certificate = owned(ownershipToken, claimId);
        PracticeTemplate template = usable(templateName);
        // Nothing else waits for a hook.
        Map<String, String> overridden = new LinkedHashMap<>(parameters);
        if (template.hook().isPresent()) {
            overridden.putAll(allowed(template.hook().get(),
                    new Hook.Request(claimId, certificate.id(), certificate.pem(), template.arn(), clientId, Map.copyOf(parameters))));
        }
        return register(claimId, template, ownershipToken, overridden);
    }

    private static Map<String, String> allowed(Hook hook, Hook.Request request) throws ProvisioningRefused {
        try {
            Hook.Answer answer = hook.function().ask(request);
            if (answer.allows()) {
                return answer.overrides();
            }
            throw new ProvisioningRefused(HookProblem.DENIED.problem(), HOOK_DENIES);
        } catch (Hook.FailedException e) {
            throw new ProvisioningRefused(e.problem(), HOOK_DENIES);
        }
    }

    private synchronized RegisteredThing register(String claimId, PracticeTemplate template, String ownershipToken, Map<String, String> parameters)
            throws ProvisioningRefused {
        String certificateId = owned(ownershipToken, claimId).id();
        Provisioning provisioning = evaluate(template, parameters, certificateId);
        inventory.check(provisioning);
        List<Policy> attached = policies.read(provisioning.policies());
        Optional<Thing> changed = Optional.empty();
        if (provisioning.thing().isPresent()) {
            ThingResource wanted = provisioning.thing().get();
            changed = Optional.of(ThingChange.apply(account, things.thing(wanted.name()), wanted));
            checkAttributes(changed.get());
        }

        // Nothing below can fail.
        Instant now = cloudTime.instant();
        changed.ifPresent(thing -> things.put(thing, now));
        provisioning.certificate().ifPresent(resource -> {
            // Override settings do not matter: nobody has given this certificate a status of its own yet.
            certificates.computeIfPresent(certificateId,
                    (_, certificate) -> certificate.withStatus(resource.active() ? Status.ACTIVE : Status.INACTIVE));
            provisioning.thing().ifPresent(thing -> things.attach(thing.name(), certificateId, resource.exclusive(), now));
            policies.attach(certificateId, attached);
        });
        tokens.spend(ownershipToken);
        return new RegisteredThing(changed.map(Thing::name), provisioning.deviceConfiguration());
    }

    private synchronized DeviceCertificate owned(String token, String claimId) throws ProvisioningRefused {
        deleteOrphans();
        if (token.isEmpty()) {
            throw new ProvisioningRefused(400, "InvalidCertificateOwnershipToken", "Certificate ownership token cannot be empty.");
        }
        return tokens.certificateId(token, claimId).map(certificates::get).orElseThrow(() -> new ProvisioningRefused(400, "InvalidCertificateOwnershipToken",
                "Certificate ownership token is unknown, expired or already used."));
    }

    private PracticeTemplate usable(String name) throws ProvisioningRefused {
        PracticeTemplate template = template(name).orElseThrow(
                () -> new ProvisioningRefused(404, "ResourceNotFoundException", "There is no provisioning template " + name + "."));
        if (!template.type().equals(TemplateSummary.FLEET_PROVISIONING)) {
            throw new ProvisioningRefused(400, "InvalidTemplate", "The template " + name + " is of type " + template.type() + ".");
        }
        if (!template.enabled()) {
            throw new ProvisioningRefused(400, "InvalidTemplate", "The template " + name + " is not enabled.");
        }
        return template;
    }

    private static Provisioning evaluate(PracticeTemplate template, Map<String, String> parameters, String certificateId)
            throws ProvisioningRefused {
        TemplateBody body;
        try {
            body = TemplateBody.parse(template.body());
        } catch (TemplateException e) {
            throw new ProvisioningRefused(400, "InvalidTemplate", TEXTS.problem(e.problem()));
        }
        try {
            return body.evaluate(parameters, certificateId);
        } catch (TemplateException e) {
            throw new ProvisioningRefused(400, "InvalidParameters", TEXTS.problem(e.problem()));
        }
    }

    private synchronized CreatedCertificate keep(String claimId, X509Certificate certificate, byte[] privateKeyPem) {
        deleteOrphans();
        String id = CertificateAuthority.id(certificate);
        String pem = CertificateAuthority.pem(certificate);
        Instant now = cloudTime.instant();
        Validity validity = new Validity(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
        certificates.put(id, new DeviceCertificate(id, pem, Status.PENDING_ACTIVATION, now, validity));
        return new CreatedCertificate(id, pem, privateKeyPem, tokens.issue(id, claimId, now));
    }

    private void deleteOrphans() {
        tokens.expire(cloudTime.instant()).forEach(certificates::remove);
    }

    /** The control plane shows what is at least as old as the scenario says. */
    private Instant shownUntil() {
        return cloudTime.instant().minus(scenario.registryDelay());
    }

    /** With those that the thing had before. */
    private static void checkAttributes(Thing thing) throws ProvisioningRefused {
        Optional<Problem> refusal = AttributeRules.refusal(thing.attributes(), thing.typeName().isPresent());
        if (refusal.isPresent()) {
            throw new ProvisioningRefused(400, "InvalidParameters", TEXTS.problem(refusal.get()));
        }
    }
}
