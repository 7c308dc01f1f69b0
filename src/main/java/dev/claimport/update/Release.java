package dev.claimport.update;

import java.net.URI;

/**
 * A release that a manifest tells of.
 *
 * @param page with its notes and files, https
 */
public record Release(SemanticVersion version, URI page) {}
