package dev.claimport.iot;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What Claimport asks of AWS IoT (API reference 2015-05-28). Every method may throw a
 * {@link dev.claimport.failure.FailureException} of the {@code ServiceFailure}, {@code NetworkFailure} or
 * {@code SignInFailure} family.
 */
public interface IotService extends AutoCloseable {

    /**
     * All templates, of every type, enabled or not, page by page.
     *
     * @param page told each page as it comes
     */
    void listTemplates(Consumer<List<TemplateSummary>> page);

    TemplateDescription describeTemplate(String templateName);

    /**
     * CreateProvisioningClaim: not idempotent, each call makes a new claim. The claim is the caller's to close.
     *
     * @throws dev.claimport.failure.FailureException also {@code claim-invalid}, {@code template-name-invalid}
     */
    ProvisioningClaim createClaim(String templateName);

    /** DescribeEndpoint for {@code iot:Data-ATS}: where devices connect. */
    IotEndpoint dataEndpoint();

    /** Whether the registry has a thing of this name. */
    boolean thingExists(String thingName);

    /** ARNs of the certificates that are attached to a thing. */
    List<String> thingPrincipals(String thingName);

    CertificateRecord certificate(String certificateId);

    /**
     * GetThingConnectivityData: whether a thing is on line, as fleet indexing has it, which is behind by seconds.
     *
     * @return empty where nobody knows, or the account has no index of connectivity
     * @throws dev.claimport.failure.FailureException {@code not-allowed}
     */
    Optional<Presence> presence(String thingName);

    /** How far this computer's clock is ahead of the service's, by the Date header of the last answer; empty before the first. */
    Optional<Duration> clockAhead();

    @Override
    void close();

    /**
     * Whether a thing is on line.
     *
     * @param since when that began; empty where it never was
     * @param reason why it is not, such as {@code CONNECTION_LOST}
     */
    record Presence(boolean connected, Optional<Instant> since, Optional<String> reason) {}

    /** @param status such as {@code ACTIVE}, {@code PENDING_ACTIVATION} */
    record CertificateRecord(String status, Instant created) {}
}
