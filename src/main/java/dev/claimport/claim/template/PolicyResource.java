package dev.claimport.claim.template;

import java.util.Optional;

/**
 * A policy that a template attaches to the certificate (developer guide, "Policy resources").
 *
 * @param name of an existing policy, or of the one to be made of the document: its SHA-256 in lower-case hex
 * @param document JSON text of an object; empty where the policy must exist
 */
public record PolicyResource(String name, Optional<String> document) {}
