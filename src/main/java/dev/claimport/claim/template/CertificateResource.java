package dev.claimport.claim.template;

/**
 * What a template makes of the device's certificate, which in fleet provisioning is always the one that the device has just
 * been given (developer guide, "Certificate resources").
 *
 * @param active {@code Status}: ACTIVE, which is the default, or INACTIVE
 * @param exclusive {@code ThingPrincipalType}: whether it is the one thing's alone, which it is not by default
 * @param statusOverride what becomes of the status that the certificate already has
 */
public record CertificateResource(boolean active, boolean exclusive, OverrideAction statusOverride) {}
