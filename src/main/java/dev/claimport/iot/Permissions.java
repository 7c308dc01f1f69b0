package dev.claimport.iot;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds out what a role may do by trying it, with names that nothing has: IAM is asked first, so "not found" means "allowed".
 * Nothing is changed by it.
 */
public final class Permissions {

    /** Nobody calls a thing or template so; a name that is there all the same does no harm. */
    private static final String NOBODYS_NAME = "claimport-check";
    private static final String NOBODYS_CERTIFICATE = "0".repeat(64);
    private static final Set<ServiceFailure.Kind> ABOUT_THE_SIGN_IN = Set.of(ServiceFailure.Kind.SESSION_EXPIRED,
            ServiceFailure.Kind.CREDENTIALS_REFUSED, ServiceFailure.Kind.CLOCK_SKEW);

    private final IotService iot;
    private final Optional<String> template;
    private final Map<Permission, Finding> findings = new EnumMap<>(Permission.class);
    private final List<TemplateSummary> templates = new ArrayList<>();
    private Optional<Failure> obstacle = Optional.empty();

    private Permissions(IotService iot, Optional<String> template) {
        this.iot = iot;
        this.template = template;
    }

    /** What was found out about a permission. */
    public sealed interface Finding {

        /** @param shown what came of it, a text or how many; empty when nothing worth showing did */
        record Allowed(Object shown) implements Finding {}

        record Denied(Failure failure) implements Finding {}

        /** It was not tried, or the answer says nothing. @param failure what stands in the way, if anything does */
        record Unknown(Optional<Failure> failure) implements Finding {}
    }

    /**
     * Tries all that can be tried.
     *
     * @param iot without a memory for answers
     * @param template that the role is for; empty takes the first that it may list
     * @return all permissions, in their order
     * @throws FailureException {@code cancelled} only
     */
    public static Map<Permission, Finding> of(IotService iot, Optional<String> template) {
        return new Permissions(iot, template).find();
    }

    private Map<Permission, Finding> find() {
        findings.put(Permission.CREATE_CLAIM, new Finding.Unknown(Optional.empty()));
        attempt(Permission.LIST_TEMPLATES, this::listTemplates);
        Optional<String> name = template.or(() -> templates.stream().map(TemplateSummary::name).findFirst());
        attempt(Permission.DESCRIBE_TEMPLATE, () -> shown(iot.describeTemplate(name.orElse(NOBODYS_NAME)).summary().name()));
        attempt(Permission.DESCRIBE_ENDPOINT, () -> {
            IotEndpoint endpoint = iot.dataEndpoint();
            return shown(endpoint.toString());
        });
        attempt(Permission.DESCRIBE_THING, () -> shown(iot.thingExists(NOBODYS_NAME) ? NOBODYS_NAME : ""));
        attempt(Permission.LIST_THING_PRINCIPALS, () -> shown(iot.thingPrincipals(NOBODYS_NAME).isEmpty() ? "" : NOBODYS_NAME));
        attempt(Permission.DESCRIBE_CERTIFICATE, () -> shown(iot.certificate(NOBODYS_CERTIFICATE).status()));
        attempt(Permission.THING_CONNECTIVITY, () -> shown(iot.presence(NOBODYS_NAME).isPresent() ? NOBODYS_NAME : ""));
        // A role for one template need not read any other: without knowing which, a refusal says nothing.
        if (name.isEmpty() && findings.get(Permission.DESCRIBE_TEMPLATE) instanceof Finding.Denied) {
            findings.put(Permission.DESCRIBE_TEMPLATE, new Finding.Unknown(Optional.empty()));
        }
        return findings;
    }

    private Finding listTemplates() {
        iot.listTemplates(templates::addAll);
        templates.removeIf(found -> !found.enabled() || !found.type().equals(TemplateSummary.FLEET_PROVISIONING));
        return shown(templates.size());
    }

    private static Finding shown(Object text) {
        return new Finding.Allowed(text);
    }

    /** Once it is clear that nobody is signed in or AWS cannot be reached, nothing more is tried: each try costs seconds. */
    private void attempt(Permission permission, Supplier<Finding> call) {
        findings.put(permission, obstacle.isPresent() ? new Finding.Unknown(obstacle) : tried(call));
    }

    private Finding tried(Supplier<Finding> call) {
        try {
            return call.get();
        } catch (FailureException e) {
            Failure failure = e.failure();
            return switch (failure) {
                case LocalFailure local when local.kind() == LocalFailure.Kind.CANCELLED -> throw e;
                case NetworkFailure _, SignInFailure _ -> stop(failure);
                case ServiceFailure refusal when ABOUT_THE_SIGN_IN.contains(refusal.kind()) -> stop(failure);
                case ServiceFailure refusal when refusal.kind() == ServiceFailure.Kind.NOT_ALLOWED ->
                        isOfIot(refusal) ? new Finding.Denied(failure) : stop(failure);
                case ServiceFailure refusal when isNotFound(refusal) -> new Finding.Allowed("");
                default -> new Finding.Unknown(Optional.of(failure));
            };
        }
    }

    private Finding stop(Failure failure) {
        obstacle = Optional.of(failure);
        return new Finding.Unknown(obstacle);
    }

    /** Otherwise the role could not even be taken on, and nothing is known of what it may do. */
    private static boolean isOfIot(ServiceFailure refusal) {
        return refusal.action().startsWith("iot:");
    }

    private static boolean isNotFound(ServiceFailure refusal) {
        return refusal.kind() == ServiceFailure.Kind.TEMPLATE_NOT_FOUND || refusal.isRefusedWith("ResourceNotFoundException");
    }
}
