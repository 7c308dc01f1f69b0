package dev.claimport.iot;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * AWS IoT for many hand-overs at once: their calls share one limiter, and what several ask about a template or the endpoint at the same
 * time is asked once. Questions to the registry are never shared: each is about one thing, there is none that asks for several (API reference
 * 2015-05-28), and the answer to one that was asked earlier may be of before what the next one has to see.
 */
public final class LimitedIot implements IotService {

    private final IotService iot;
    private final CallLimiter limiter;
    private final SharedQuestions questions = new SharedQuestions();

    /** @param iot closed with this */
    public LimitedIot(IotService iot, CallLimiter limiter) {
        this.iot = iot;
        this.limiter = limiter;
    }

    @Override
    public void listTemplates(Consumer<List<TemplateSummary>> page) {
        limiter.callOnce("ListProvisioningTemplates", () -> iot.listTemplates(page));
    }

    @Override
    public TemplateDescription describeTemplate(String templateName) {
        return questions.ask("template " + templateName, () -> limiter.call("DescribeProvisioningTemplate", () -> iot.describeTemplate(templateName)));
    }

    @Override
    public ProvisioningClaim createClaim(String templateName) {
        return limiter.call("CreateProvisioningClaim", () -> iot.createClaim(templateName));
    }

    @Override
    public IotEndpoint dataEndpoint() {
        return questions.ask("endpoint", () -> limiter.call("DescribeEndpoint", iot::dataEndpoint));
    }

    @Override
    public boolean thingExists(String thingName) {
        return limiter.call("DescribeThing", () -> iot.thingExists(thingName));
    }

    @Override
    public List<String> thingPrincipals(String thingName) {
        return limiter.call("ListThingPrincipals", () -> iot.thingPrincipals(thingName));
    }

    @Override
    public CertificateRecord certificate(String certificateId) {
        return limiter.call("DescribeCertificate", () -> iot.certificate(certificateId));
    }

    @Override
    public Optional<Presence> presence(String thingName) {
        return limiter.call("GetThingConnectivityData", () -> iot.presence(thingName));
    }

    @Override
    public Optional<Duration> clockAhead() {
        return iot.clockAhead();
    }

    @Override
    public void close() {
        iot.close();
    }
}
