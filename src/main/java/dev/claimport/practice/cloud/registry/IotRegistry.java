package dev.claimport.practice.cloud.registry;

import dev.claimport.practice.cloud.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The practice cloud's things, certificates and templates, as the control plane (HTTP) sees them. Thread-safe. */
public interface IotRegistry {

    /** Sorted by name. */
    List<PracticeTemplate> templates();

    Optional<PracticeTemplate> template(String name);

    /** Makes a claim for a template that exists; whether it may is the caller's to check. */
    IssuedClaim issueClaim(PracticeTemplate template);

    Optional<Thing> thing(String name);

    /** ARNs of the certificates attached to a thing; empty for an unknown one. */
    List<String> principals(String thingName);

    /** A permanent certificate; claims are not listed, as in AWS. */
    Optional<DeviceCertificate> certificate(String certificateId);

    /** What counts for a permanent certificate that connects so; empty for an unknown one. */
    Optional<Standing> standing(String certificateId, String clientId);

    /**
     * How a certificate stands.
     *
     * @param certificate what policies can ask of it, as {@link CertificateFacts} has it
     * @param things the names of those that it is attached to
     * @param connecting the one that connects
     */
    record Standing(Map<String, List<String>> certificate, Set<String> things, Optional<Thing> connecting, List<Policy> policies) {}

    /** Whether a thing is connected; empty for one that never was. */
    Optional<ThingConnections.State> connection(String thingName);

    /** What is there besides, for templates to name. */
    Inventory inventory();
}
