package dev.claimport.iot;

import dev.claimport.failure.Failure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.ServiceFailure.Kind;
import dev.claimport.signin.aws.Refusal;
import dev.claimport.signin.aws.RefusalReader;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the errors of AWS IoT mean. Only a few are in the service's model; what IAM and the signature check answer is not, so the
 * error code decides, not the type of exception.
 */
final class IotRefusals implements RefusalReader {

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

    private final String region;

    IotRefusals(String region) {
        this.region = region;
    }

    @Override
    public Optional<Failure> read(Refusal refusal) {
        return Optional.of(failure(refusal));
    }

    private Failure failure(Refusal refusal) {
        String template = refusal.requestField("templateName");
        String code = refusal.code();
        if (EXPIRED.contains(code)) {
            return named(Kind.SESSION_EXPIRED, Map.of("operation", refusal.operation()), refusal);
        }
        if (BAD_CREDENTIALS.contains(code)) {
            return credentialsRefused(refusal);
        }
        if (NOT_ALLOWED.contains(code) || !code.isEmpty() && (refusal.status() == 403 || refusal.status() == 401)) {
            return notAllowed(refusal, template);
        }
        if (code.equals("ResourceNotFoundException") && !template.isEmpty()) {
            return named(Kind.TEMPLATE_NOT_FOUND, Map.of("template", template, "region", region), refusal);
        }
        if (code.equals("InvalidRequestException") && refusal.operation().equals("CreateProvisioningClaim")) {
            return claimRefused(refusal, template);
        }
        return RefusalReader.common(refusal);
    }

    private static Failure credentialsRefused(Refusal refusal) {
        return refusal.clockAhead().filter(ahead -> ahead.abs().compareTo(TOLERABLE_SKEW) > 0)
                .map(ahead -> named(Kind.CLOCK_SKEW, Map.of("skew", inWords(ahead)), refusal))
                .orElseGet(() -> named(Kind.CREDENTIALS_REFUSED,
                        Map.of("operation", refusal.operation(), "code", refusal.code()), refusal));
    }

    private static Failure notAllowed(Refusal refusal, String template) {
        Matcher denial = DENIAL.matcher(refusal.message());
        boolean said = denial.find();
        String action = said ? denial.group(1) : "iot:" + refusal.operation();
        String resource = said && denial.group(2) != null ? denial.group(2) : template.isEmpty() ? "*" : "provisioningtemplate/" + template;
        return named(Kind.NOT_ALLOWED, Map.of("action", action, "resource", resource), refusal);
    }

    /** AWS does not document the words, so they are only a hint; {@link AwsIot} looks at the template itself where it may. */
    private static Failure claimRefused(Refusal refusal, String template) {
        String words = refusal.message().toLowerCase(Locale.ROOT);
        if (words.contains("disabled") || words.contains("not enabled")) {
            return named(Kind.TEMPLATE_DISABLED, Map.of("template", template), refusal);
        }
        if (words.contains("jitp")) {
            return named(Kind.TEMPLATE_WRONG_TYPE, Map.of("template", template, "type", "JITP"), refusal);
        }
        return RefusalReader.common(refusal);
    }

    private static Failure named(Kind kind, Map<String, String> facts, Refusal refusal) {
        return new ServiceFailure(kind, facts, refusal.detail());
    }

    /** Such as "10 minutes behind". */
    static String inWords(Duration ahead) {
        Duration size = ahead.abs();
        long minutes = size.plusSeconds(30).toMinutes();
        long hours = size.plusMinutes(30).toHours();
        String amount = minutes < 120 ? minutes + " minutes" : hours < 48 ? hours + " hours" : size.plusHours(12).toDays() + " days";
        return amount + (ahead.isNegative() ? " behind" : " ahead");
    }
}
