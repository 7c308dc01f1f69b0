package dev.claimport.aws.sdk;

import dev.claimport.failure.Failure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.ServiceFailure.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What IAM and the check of signatures answer, in front of every service that is signed for. It is in no service's model, so the
 * error code decides, not the type of exception.
 */
public final class SignedRefusals {

    /** Signatures are good for five minutes; the rest is for the time under way. */
    private static final Duration TOLERABLE_SKEW = Duration.ofMinutes(4);

    private static final Set<String> NOT_ALLOWED =
            Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedException", "NotAuthorized", "ForbiddenException");
    private static final Set<String> BAD_CREDENTIALS = Set.of("UnrecognizedClientException", "InvalidSignatureException",
            "MissingAuthenticationTokenException", "MissingAuthenticationToken", "IncompleteSignatureException", "IncompleteSignature",
            "InvalidClientTokenId", "SignatureDoesNotMatch", "InvalidAccessKeyId", "AuthFailure", "RequestExpired",
            "RequestTimeTooSkewed", "InvalidTokenException");
    private static final Set<String> EXPIRED = Set.of("ExpiredTokenException", "ExpiredToken", "TokenRefreshRequired");
    /** The sentence of IAM, in lower case or not, with the resource only where there is one. */
    private static final Pattern DENIAL = Pattern.compile("not authorized to perform: (\\S+)(?: on resource: (\\S+))?");

    private SignedRefusals() {}

    /**
     * The failure, or empty when the error is the service's own.
     *
     * @param service its prefix in IAM actions, such as {@code iot}
     * @param resource to be named where the refusal names none
     */
    public static Optional<Failure> read(Refusal refusal, String service, String resource) {
        String code = refusal.code();
        if (EXPIRED.contains(code)) {
            return Optional.of(named(Kind.SESSION_EXPIRED, Map.of("operation", refusal.operation()), refusal));
        }
        if (BAD_CREDENTIALS.contains(code)) {
            return Optional.of(credentialsRefused(refusal));
        }
        boolean notAllowed = NOT_ALLOWED.contains(code) || !code.isEmpty() && (refusal.status() == 403 || refusal.status() == 401);
        return notAllowed ? Optional.of(notAllowed(refusal, service, resource)) : Optional.empty();
    }

    private static Failure credentialsRefused(Refusal refusal) {
        return refusal.clockAhead().filter(ahead -> ahead.abs().compareTo(TOLERABLE_SKEW) > 0)
                .map(ahead -> (Failure) ServiceFailure.clockSkew(ahead, refusal.detail()))
                .orElseGet(() -> named(Kind.CREDENTIALS_REFUSED,
                        Map.of("operation", refusal.operation(), "code", refusal.code()), refusal));
    }

    private static Failure notAllowed(Refusal refusal, String service, String resource) {
        Matcher denial = DENIAL.matcher(refusal.message());
        boolean said = denial.find();
        String action = said ? denial.group(1) : service + ":" + refusal.operation();
        String on = said && denial.group(2) != null ? denial.group(2) : resource;
        return named(Kind.NOT_ALLOWED, Map.of("action", action, "resource", on), refusal);
    }

    private static Failure named(Kind kind, Map<String, String> facts, Refusal refusal) {
        return new ServiceFailure(kind, facts, refusal.detail());
    }
}
