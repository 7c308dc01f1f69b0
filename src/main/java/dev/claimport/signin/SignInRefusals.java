package dev.claimport.signin;

import dev.claimport.aws.ServiceText;
import dev.claimport.aws.sdk.Refusal;
import dev.claimport.aws.sdk.RefusalReader;
import dev.claimport.failure.Failure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the errors of Identity Center mean. Sources: its OIDC API and portal API references, "Errors" of each operation. */
final class SignInRefusals {

    /** What CreateToken says about the grant rather than about the request; whoever asked knows what it means. */
    private static final Set<String> ABOUT_THE_GRANT = Set.of("AuthorizationPendingException", "SlowDownException", "ExpiredTokenException",
            "AccessDeniedException", "InvalidGrantException", "InvalidClientException", "UnauthorizedClientException");

    private SignInRefusals() {}

    /** Of the OIDC service. A start URL that it does not know in its region is just an invalid request to it. */
    static RefusalReader oidc(String startUrl, String region) {
        return refusal -> {
            // Who polls with a device code polls more slowly; to everybody else it is a throttle like any other.
            if (refusal.code().equals("SlowDownException") && refusal.requestField("deviceCode").isEmpty()) {
                return Optional.of(new ServiceFailure(ServiceFailure.Kind.THROTTLED,
                        Map.of("operation", refusal.operation(), "attempts", 1), refusal.detail()));
            }
            if (refusal.operation().equals("CreateToken") && ABOUT_THE_GRANT.contains(refusal.code())) {
                return Optional.empty();
            }
            if (refusal.code().equals("InvalidRequestException") && namesStartUrl(refusal)) {
                return Optional.of(new SignInFailure(SignInFailure.Kind.START_URL_WRONG,
                        Map.of("url", startUrl, "region", region), refusal.detail()));
            }
            return Optional.of(RefusalReader.common(refusal));
        };
    }

    private static boolean namesStartUrl(Refusal refusal) {
        return !refusal.requestField("startUrl").isEmpty() || !refusal.requestField("issuerUrl").isEmpty();
    }

    /** Of the portal. */
    static Optional<Failure> portal(Refusal refusal) {
        if (refusal.code().equals("UnauthorizedException") || !refusal.code().isEmpty() && refusal.status() == 401) {
            return Optional.of(new SignInFailure(SignInFailure.Kind.SIGNED_OUT, Map.of(), refusal.detail()));
        }
        if (!refusal.code().isEmpty() && refusal.status() == 403) {
            if (refusal.operation().equals("GetRoleCredentials")) {
                return Optional.of(new SignInFailure(SignInFailure.Kind.ROLE_NOT_ASSIGNED, Map.of("role", ServiceText.line(refusal.requestField("roleName"), 80),
                        "account", ServiceText.line(refusal.requestField("accountId"), 40)), refusal.detail()));
            }
            String resource = (refusal.requestField("accountId") + "/" + refusal.requestField("roleName"));
            return Optional.of(new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED,
                    Map.of("action", "sso:" + refusal.operation(), "resource", resource), refusal.detail()));
        }
        return Optional.of(RefusalReader.common(refusal));
    }
}
