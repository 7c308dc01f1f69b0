package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.PercentCoding;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A program on this computer asks for a sign-in in the browser (RFC 6749, section 4.1.1; RFC 7636, section 4.3).
 *
 * @param redirectUri as it was asked for, since the token has to be asked for with the very same
 * @param state the program's own, handed back unchanged
 * @param challenge the SHA-256 of the program's code verifier in base64url
 */
record AuthorizationRequest(RegisteredClient client, URI redirectUri, Set<String> scopes, Optional<String> state, String challenge) {

    AuthorizationRequest {
        scopes = Set.copyOf(scopes);
    }

    /** Where the browser goes with a code. */
    URI granted(String code) {
        return answer(redirectUri, state, Map.of("code", code));
    }

    /** Where the browser goes when nothing comes of it. */
    static URI refused(URI redirectUri, Optional<String> state, String error) {
        return answer(redirectUri, state, Map.of("error", error));
    }

    private static URI answer(URI redirectUri, Optional<String> state, Map<String, String> members) {
        String query = members.entrySet().stream().map(member -> member.getKey() + "=" + PercentCoding.encode(member.getValue(), false))
                .collect(Collectors.joining("&")) + state.map(text -> "&state=" + PercentCoding.encode(text, false)).orElse("");
        return URI.create(redirectUri + (redirectUri.getRawQuery() == null ? "?" : "&") + query);
    }

    /** Leaves out what is the program's own. */
    @Override
    public String toString() {
        return "AuthorizationRequest[" + client + ", " + redirectUri + "]";
    }
}
