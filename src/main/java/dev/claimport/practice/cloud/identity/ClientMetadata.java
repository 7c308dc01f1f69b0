package dev.claimport.practice.cloud.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.http.Json;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/**
 * What a program says of itself when it registers (IAM Identity Center OIDC API reference, RegisterClient).
 *
 * @param redirectUris where browsers may be sent back to; empty for a program that uses device codes only
 * @param grants the grant types that it may use; empty for all
 */
record ClientMetadata(String name, Set<String> scopes, Set<URI> redirectUris, Set<String> grants) {

    private static final int MAX_NAME = 128;
    private static final int MAX_ENTRIES = 20;
    private static final String SCOPE = "[a-zA-Z0-9_.-]+(:[a-zA-Z0-9_.-]+)*";

    ClientMetadata {
        scopes = Set.copyOf(scopes);
        redirectUris = Set.copyOf(redirectUris);
        grants = Set.copyOf(grants);
    }

    /** @throws Refusal what the API names: client metadata, redirect URI, scope, grant type or the request as a whole is invalid */
    static ClientMetadata read(JsonNode request, StartUrl startUrl) {
        String name = Json.required(request, "clientName");
        if (!Json.required(request, "clientType").equals("public")) {
            throw OidcRefusals.invalidMetadata("Only public clients are supported");
        }
        if (name.length() > MAX_NAME) {
            throw OidcRefusals.invalidMetadata("The client's name is too long");
        }
        if (Json.text(request, "issuerUrl").filter(url -> !startUrl.is(url)).isPresent()) {
            throw HttpRefusal.invalidRequest("Invalid request");
        }
        var metadata = new ClientMetadata(name, scopes(request), redirectUris(request), grants(request));
        if (metadata.grants.contains(GrantTypes.AUTHORIZATION_CODE) && metadata.redirectUris.isEmpty()) {
            throw OidcRefusals.invalidRedirectUri();
        }
        return metadata;
    }

    private static Set<String> scopes(JsonNode request) {
        Set<String> scopes = texts(request, "scopes");
        if (!scopes.stream().allMatch(scope -> scope.matches(SCOPE))) {
            throw OidcRefusals.invalidScope();
        }
        return scopes;
    }

    private static Set<URI> redirectUris(JsonNode request) {
        Set<URI> uris = new HashSet<>();
        for (String text : texts(request, "redirectUris")) {
            uris.add(RedirectUris.loopback(text).orElseThrow(OidcRefusals::invalidRedirectUri));
        }
        return uris;
    }

    private static Set<String> grants(JsonNode request) {
        Set<String> grants = texts(request, "grantTypes");
        if (!GrantTypes.ALL.containsAll(grants)) {
            throw OidcRefusals.unsupportedGrantType();
        }
        return grants;
    }

    private static Set<String> texts(JsonNode request, String name) {
        JsonNode member = request.path(name);
        boolean list = member.isArray() && member.size() <= MAX_ENTRIES;
        if (!list && !member.isMissingNode() && !member.isNull()) {
            throw HttpRefusal.invalidRequest("Invalid parameter: " + name);
        }
        Set<String> texts = new HashSet<>();
        for (JsonNode entry : member) {
            if (!entry.isTextual()) {
                throw HttpRefusal.invalidRequest("Invalid parameter: " + name);
            }
            texts.add(entry.textValue());
        }
        return texts;
    }
}
