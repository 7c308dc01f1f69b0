package dev.claimport.practice.cloud.registry;

import java.util.List;
import java.util.Optional;

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

    /** What is there besides, for templates to name. */
    Inventory inventory();
}
