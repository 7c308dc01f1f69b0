package dev.claimport.hostile;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.iot.IotService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The real thing, and the claims that it made: their keys have to be gone in the end. */
final class WatchedIot implements IotService {

    private final IotService iot;
    private final List<ProvisioningClaim> claims = new CopyOnWriteArrayList<>();

    WatchedIot(IotService iot) {
        this.iot = iot;
    }

    boolean isEveryKeyWiped() {
        return claims.stream().allMatch(claim -> claim.key().isWiped());
    }

    @Override
    public ProvisioningClaim createClaim(String templateName) {
        ProvisioningClaim claim = iot.createClaim(templateName);
        claims.add(claim);
        return claim;
    }

    @Override
    public void listTemplates(Consumer<List<TemplateSummary>> page) {
        iot.listTemplates(page);
    }

    @Override
    public TemplateDescription describeTemplate(String templateName) {
        return iot.describeTemplate(templateName);
    }

    @Override
    public IotEndpoint dataEndpoint() {
        return iot.dataEndpoint();
    }

    @Override
    public boolean thingExists(String thingName) {
        return iot.thingExists(thingName);
    }

    @Override
    public List<String> thingPrincipals(String thingName) {
        return iot.thingPrincipals(thingName);
    }

    @Override
    public CertificateRecord certificate(String certificateId) {
        return iot.certificate(certificateId);
    }

    @Override
    public Optional<Presence> presence(String thingName) {
        return iot.presence(thingName);
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
