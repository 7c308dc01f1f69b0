package dev.claimport.iot;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.time.Alarm;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * AWS IoT for a batch whose devices share a claim, which AWS IoT allows: it is requested for the first of them, and the others get copies of it
 * as long as enough of its time is left. So its key is in memory for minutes, until it runs out or this is closed, and whoever reads it from one
 * device may register others meanwhile. Each copy is its hand-over's to wipe. Thread-safe.
 */
public final class SharedClaims implements IotService {

    private final IotService iot;
    private final Duration least;
    private final TimeSource time;
    private final Alarm alarm;
    private final SharedQuestions questions = new SharedQuestions();
    private @Nullable ProvisioningClaim held;
    private Runnable forgetAlarm = () -> { };
    private boolean closed;

    /**
     * @param iot stays open when this is closed
     * @param least a claim with less time left is replaced
     * @param alarm rings when the key is to be wiped
     */
    public SharedClaims(IotService iot, Duration least, TimeSource time, Alarm alarm) {
        this.iot = iot;
        this.least = least;
        this.time = time;
        this.alarm = alarm;
    }

    /** A copy of the claim that is held, or of a new one. */
    @Override
    public ProvisioningClaim createClaim(String templateName) {
        return copy(templateName, least).orElseGet(() -> {
            questions.ask("claim " + templateName, () -> {
                hold(iot.createClaim(templateName));
                return true;
            });
            return copy(templateName, Duration.ZERO).orElseGet(() -> iot.createClaim(templateName));
        });
    }

    private synchronized Optional<ProvisioningClaim> copy(String templateName, Duration left) {
        return Optional.ofNullable(held).filter(claim -> !claim.key().isWiped() && claim.templateName().equals(templateName) && left(claim).compareTo(left) > 0)
                .map(ProvisioningClaim::copy);
    }

    private synchronized void hold(ProvisioningClaim claim) {
        wipe();
        if (closed) {
            claim.close();
            return;
        }
        held = claim;
        forgetAlarm = alarm.set(left(claim), () -> runOut(claim));
    }

    /** Not while it is copied. */
    private synchronized void runOut(ProvisioningClaim claim) {
        claim.close();
    }

    private synchronized void wipe() {
        forgetAlarm.run();
        if (held != null) {
            held.close();
            held = null;
        }
    }

    /** By the clock of the service, which is the one that the claim was dated by. */
    private Duration left(ProvisioningClaim claim) {
        return claim.validity().remaining(time.instant().minus(iot.clockAhead().orElse(Duration.ZERO)));
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

    /** Wipes the key. */
    @Override
    public synchronized void close() {
        closed = true;
        wipe();
    }
}
