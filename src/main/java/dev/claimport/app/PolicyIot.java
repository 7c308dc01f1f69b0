package dev.claimport.app;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.iot.IotService;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** AWS IoT with the templates alone that are allowed on this computer: others are neither listed nor described, and get no claim. */
record PolicyIot(IotService iot, Supplier<SettingValues> settings) implements IotService {

    @Override
    public void listTemplates(Consumer<List<TemplateSummary>> page) {
        SettingValues now = settings.get();
        iot.listTemplates(all -> page.accept(all.stream().filter(template -> now.allows(Setting.TEMPLATES, template.name())).toList()));
    }

    @Override
    public TemplateDescription describeTemplate(String templateName) {
        settings.get().checkTemplate(templateName);
        return iot.describeTemplate(templateName);
    }

    @Override
    public ProvisioningClaim createClaim(String templateName) {
        settings.get().checkTemplate(templateName);
        return iot.createClaim(templateName);
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
