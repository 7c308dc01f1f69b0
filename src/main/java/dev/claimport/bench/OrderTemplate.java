package dev.claimport.bench;

import dev.claimport.claim.template.TemplateBody;
import dev.claimport.claim.template.TemplateException;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.iot.IotService;
import java.util.Optional;

/** The template by which an order is checked beforehand. */
public final class OrderTemplate {

    private OrderTemplate() {}

    /**
     * Blocks.
     *
     * @return empty where the role may not read it, or where it is not understood: then an order is read unchecked, and each hand-over says the rest
     * @throws FailureException of the service
     */
    public static Optional<TemplateBody> read(IotService iot, String name) {
        try {
            return Optional.of(TemplateBody.parse(iot.describeTemplate(name).body()));
        } catch (TemplateException _) {
            return Optional.empty();
        } catch (FailureException e) {
            if (e.failure().kind() == ServiceFailure.Kind.NOT_ALLOWED) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
