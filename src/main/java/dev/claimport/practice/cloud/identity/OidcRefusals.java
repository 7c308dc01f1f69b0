package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.HttpRefusal;
import java.util.Map;

/** The exceptions of the OIDC API and their names in OAuth 2.0 (RFC 6749, section 5.2; RFC 7591, section 3.2.2; RFC 8628,
 * section 3.5). */
final class OidcRefusals {

    private static final Map<String, String> OAUTH_ERRORS = Map.ofEntries(
            Map.entry("AccessDeniedException", "access_denied"),
            Map.entry("AuthorizationPendingException", "authorization_pending"),
            Map.entry("ExpiredTokenException", "expired_token"),
            Map.entry("InternalServerException", "server_error"),
            Map.entry("InvalidClientException", "invalid_client"),
            Map.entry("InvalidClientMetadataException", "invalid_client_metadata"),
            Map.entry("InvalidGrantException", "invalid_grant"),
            Map.entry("InvalidRedirectUriException", "invalid_redirect_uri"),
            Map.entry("InvalidRequestException", "invalid_request"),
            Map.entry("InvalidScopeException", "invalid_scope"),
            Map.entry("SlowDownException", "slow_down"),
            Map.entry("UnauthorizedClientException", "unauthorized_client"),
            Map.entry("UnsupportedGrantTypeException", "unsupported_grant_type"));

    private OidcRefusals() {}

    /** The name in OAuth 2.0 of an exception's code. */
    static String oauthError(String code) {
        return OAUTH_ERRORS.getOrDefault(code, "server_error");
    }

    static HttpRefusal accessDenied() {
        return new HttpRefusal(400, "AccessDeniedException", "Access denied");
    }

    static HttpRefusal pending() {
        return new HttpRefusal(400, "AuthorizationPendingException", "Authorization is still pending");
    }

    static HttpRefusal slowDown() {
        return new HttpRefusal(400, "SlowDownException", "Polling faster than the interval allows");
    }

    static HttpRefusal expiredCode() {
        return new HttpRefusal(400, "ExpiredTokenException", "The device code has expired");
    }

    static HttpRefusal invalidClient() {
        return new HttpRefusal(401, "InvalidClientException", "Invalid client provided");
    }

    static HttpRefusal invalidMetadata(String message) {
        return new HttpRefusal(400, "InvalidClientMetadataException", message);
    }

    static HttpRefusal invalidRedirectUri() {
        return new HttpRefusal(400, "InvalidRedirectUriException", "Invalid redirect URI provided");
    }

    static HttpRefusal unauthorizedClient() {
        return new HttpRefusal(400, "UnauthorizedClientException", "The client is not authorized to use this grant type");
    }

    static HttpRefusal invalidScope() {
        return new HttpRefusal(400, "InvalidScopeException", "Invalid scope provided");
    }

    static HttpRefusal invalidGrant(String message) {
        return new HttpRefusal(400, "InvalidGrantException", message);
    }

    static HttpRefusal unsupportedGrantType() {
        return new HttpRefusal(400, "UnsupportedGrantTypeException", "Unsupported grant type");
    }
}
