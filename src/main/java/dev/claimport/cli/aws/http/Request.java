package dev.claimport.cli.aws.http;

import java.net.URI;
import java.util.Map;

/**
 * A request without a body.
 *
 * @param url in full, percent-encoded
 */
public record Request(String method, URI url, Map<String, String> headers) {}
