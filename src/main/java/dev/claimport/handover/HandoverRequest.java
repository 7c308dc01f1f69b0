package dev.claimport.handover;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.device.Login;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.seal.ProofOfPossession;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is to be handed over, to which device: {@link #of} and what is to be otherwise.
 *
 * @param claim one that was requested before; the hand-over owns it from here on, and replaces it if too little time is left
 */
public record HandoverRequest(Registration registration, Target target, Cloud cloud, Until until, Optional<ProvisioningClaim> claim) {

    /** As what it is to be registered. @param parameters those of the template that the technician supplies */
    public record Registration(String templateName, Map<String, String> parameters) {

        public Registration {
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * Which device.
     *
     * @param port its path; empty takes the only device that is attached
     * @param profile of the device's family; empty finds out
     * @param admission whether the device on it may pass
     * @param secrets what the technician gave to be let in
     */
    public record Target(Optional<String> port, Optional<Profile> profile, Secrets secrets, Admission admission) {}

    /**
     * What opens a device. The hand-over owns it from here on.
     *
     * @param possession the code on its label
     * @param login who logs in where its console asks
     */
    public record Secrets(Optional<ProofOfPossession> possession, Optional<Login> login) implements AutoCloseable {

        /** Wipes them. */
        @Override
        public void close() {
            possession.ifPresent(ProofOfPossession::close);
            login.ifPresent(Login::close);
        }
    }

    /**
     * Where the device is to connect.
     *
     * @param roots by which it knows the endpoint; may block, and is asked while it is handed over
     * @param endpoint empty asks AWS IoT
     */
    public record Cloud(Supplier<List<X509Certificate>> roots, Optional<IotEndpoint> endpoint) {}

    public enum Until {
        /** The digest check: the device registers later, elsewhere. */
        DELIVERED,
        CONFIRMED
    }

    /** To the only device that is attached, until it is confirmed, with a claim of its own. */
    public static HandoverRequest of(String templateName, Map<String, String> parameters, List<X509Certificate> rootCas) {
        return of(templateName, parameters, () -> rootCas);
    }

    /** The same with roots that are looked up. */
    public static HandoverRequest of(String templateName, Map<String, String> parameters, Supplier<List<X509Certificate>> roots) {
        return new HandoverRequest(new Registration(templateName, parameters), new Target(Optional.empty(), Optional.empty(), new Secrets(Optional.empty(), Optional.empty()), Admission.ANY),
                new Cloud(roots, Optional.empty()), Until.CONFIRMED, Optional.empty());
    }

    /** The same, to the device on this port. */
    public HandoverRequest on(Optional<String> port) {
        return new HandoverRequest(registration, new Target(port, target.profile, target.secrets, target.admission), cloud, until, claim);
    }

    /** The same, to a device of that family. */
    public HandoverRequest to(Optional<Profile> family) {
        return new HandoverRequest(registration, new Target(target.port, family, target.secrets, target.admission), cloud, until, claim);
    }

    /** The same, proven with the code on the device's label. */
    public HandoverRequest proving(Optional<ProofOfPossession> code) {
        return with(new Secrets(code, target.secrets.login));
    }

    /** The same, logged in as this where the console asks. */
    public HandoverRequest as(Optional<Login> who) {
        return with(new Secrets(target.secrets.possession, who));
    }

    private HandoverRequest with(Secrets secrets) {
        return new HandoverRequest(registration, new Target(target.port, target.profile, secrets, target.admission), cloud, until, claim);
    }

    /** The same, to a device that may pass by this. */
    public HandoverRequest admittedBy(Admission admission) {
        return new HandoverRequest(registration, new Target(target.port, target.profile, target.secrets, admission), cloud, until, claim);
    }

    /** The same, for a device that connects there. */
    public HandoverRequest connecting(Optional<IotEndpoint> endpoint) {
        return new HandoverRequest(registration, target, new Cloud(cloud.roots, endpoint), until, claim);
    }

    /** The same, as far as that. */
    public HandoverRequest until(Until end) {
        return new HandoverRequest(registration, target, cloud, end, claim);
    }

    /** The same, with a claim that was requested before. */
    public HandoverRequest with(Optional<ProvisioningClaim> held) {
        return new HandoverRequest(registration, target, cloud, until, held);
    }

    public String templateName() {
        return registration.templateName();
    }

    public Map<String, String> parameters() {
        return registration.parameters();
    }

    public Optional<String> port() {
        return target.port();
    }

    public Optional<Profile> profile() {
        return target.profile();
    }

    public Secrets secrets() {
        return target.secrets();
    }

    public Admission admission() {
        return target.admission();
    }

    public List<X509Certificate> rootCas() {
        return cloud.roots().get();
    }

    public Optional<IotEndpoint> endpoint() {
        return cloud.endpoint();
    }
}
