package dev.claimport.claim.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A resource of type {@code AWS::IoT::Certificate} as written (developer guide, "Certificate resources"). */
record CertificatePlan(Optional<Expression> status, Optional<Expression> attachment, OverridePlan overrides) {

    static final String TYPE = "AWS::IoT::Certificate";
    /** The pseudo-parameter that stands for the certificate which the device has just been given. */
    static final String ID = ExpressionReader.PSEUDO_PREFIX + "Certificate::Id";

    private static final String STATUS = "Status";
    private static final String EXCLUSIVE = "EXCLUSIVE_THING";

    static CertificatePlan of(ResourceReader resource) throws TemplateException {
        for (String other : Set.of("CertificateSigningRequest", "CertificatePem", "CACertificatePem")) {
            if (resource.property(other).isPresent()) {
                throw resource.fault(TemplateProblem.CERTIFICATE_GIVEN, other);
            }
        }
        Expression id = resource.property("CertificateId").orElseThrow(() -> resource.fault(TemplateProblem.MEMBER_MISSING, "CertificateId"));
        if (!(id instanceof Expression.Ref ref) || !ref.name().equals(ID)) {
            throw TemplateException.at(id.place(), TemplateProblem.CERTIFICATE_ID_WRONG, "{\"Ref\": \"" + ID + "\"}");
        }
        return new CertificatePlan(resource.property(STATUS), resource.property("ThingPrincipalType"), resource.overrides(Map.of(STATUS, STATUS), Set.of()));
    }

    CertificateResource evaluate(Evaluation evaluation) throws TemplateException {
        return new CertificateResource(active(evaluation), exclusive(evaluation), overrides.action(STATUS, evaluation));
    }

    private boolean exclusive(Evaluation evaluation) throws TemplateException {
        if (attachment.isEmpty()) {
            return false;
        }
        String written = evaluation.text(attachment.get());
        return switch (written) {
            case EXCLUSIVE -> true;
            case "NON_" + EXCLUSIVE -> false;
            default -> throw TemplateException.at(attachment.get().place(), TemplateProblem.VALUE_UNKNOWN, written, List.of(EXCLUSIVE, "NON_" + EXCLUSIVE));
        };
    }

    /** The guide's own samples write {@code Active}: capitals do not count. */
    private boolean active(Evaluation evaluation) throws TemplateException {
        if (status.isEmpty()) {
            return true;
        }
        String written = evaluation.text(status.get());
        return switch (written.toUpperCase(Locale.ROOT)) {
            case "ACTIVE" -> true;
            case "INACTIVE" -> false;
            default -> throw TemplateException.at(status.get().place(), TemplateProblem.VALUE_UNKNOWN, written, List.of("ACTIVE", "INACTIVE"));
        };
    }
}
