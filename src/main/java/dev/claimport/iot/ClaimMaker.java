package dev.claimport.iot;

import dev.claimport.aws.sdk.RetryPolicy;
import dev.claimport.aws.sdk.ServiceClock;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.failure.ClaimFailure;
import dev.claimport.failure.ServiceFailure;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CreateProvisioningClaimResponse;

/** Asks for a claim, and checks what comes. A key that nobody gets is wiped. */
final class ClaimMaker {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    /** The answer gives the expiry twice, once perhaps rounded. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    private final IotClient client;
    private final ServiceClock clock;
    private final RetryPolicy retries;

    ClaimMaker(IotClient client, ServiceClock clock, RetryPolicy retries) {
        this.client = client;
        this.clock = clock;
        this.retries = retries;
    }

    ProvisioningClaim make(String templateName) {
        try (ClaimKeyHolder holder = new ClaimKeyHolder()) {
            CreateProvisioningClaimResponse answer = retries.call(() -> client.createProvisioningClaim(request -> request
                    .templateName(templateName)
                    .overrideConfiguration(configuration -> configuration.putExecutionAttribute(KeyCutter.HOLDER, holder))));
            return checked(templateName, answer, holder);
        }
    }

    private ProvisioningClaim checked(String templateName, CreateProvisioningClaimResponse answer, ClaimKeyHolder holder) {
        if (answer.certificateId() == null || !ID.matcher(answer.certificateId()).matches()) {
            throw ClaimFailure.invalid(ClaimFailure.Flaw.ID_MALFORMED, "").exception();
        }
        X509Certificate certificate = ClaimCertificate.parse(answer.certificatePem());
        Instant notAfter = certificate.getNotAfter().toInstant();
        if (answer.expiration() == null) {
            throw new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", "CreateProvisioningClaim"),
                    "no expiration").exception();
        }
        if (Duration.between(answer.expiration(), notAfter).abs().compareTo(ROUNDING) > 0) {
            throw ClaimFailure.invalid(ClaimFailure.Flaw.EXPIRY_OF_ANOTHER, "").exception();
        }
        return new ProvisioningClaim(templateName, answer.certificateId(), certificate, holder.take(), clock.now());
    }
}
