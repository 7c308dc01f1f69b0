package dev.claimport.account.check;

import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Members;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The certificate resource, which in fleet provisioning is always the certificate that the device has just been given. */
final class CertificateRules {

    private static final String PRINCIPAL_TYPE = "ThingPrincipalType";
    static final String EXCLUSIVE = "EXCLUSIVE_THING";

    private CertificateRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.breaks("no-certificate", Source.TEMPLATES, CertificateRules::missing),
                Rule.breaks("certificate-id", Source.TEMPLATES, CertificateRules::otherId),
                Rule.breaks("certificate-source", Source.TEMPLATES, CertificateRules::otherSource),
                Rule.breaks("certificate-inactive", Source.TEMPLATES, CertificateRules::inactive),
                Rule.breaks("certificate-status", Source.TEMPLATES, CertificateRules::status),
                Rule.breaks("principal-type-unknown", Source.EXCLUSIVE_THING, CertificateRules::principalType),
                Rule.breaks("principal-type-misplaced", Source.EXCLUSIVE_THING, CertificateRules::misplaced));
    }

    private static void missing(Subject subject, Rule.Found found) {
        if (subject.body().certificate().isEmpty()) {
            found.at(subject.body().root().place(), Map.of());
        }
    }

    private static void otherId(Subject subject, Rule.Found found) {
        for (Resource certificate : subject.body().resources(Resource.CERTIFICATE)) {
            Optional<Value> id = certificate.property("CertificateId");
            boolean right = id.filter(Members.class::isInstance).map(Shape::of).filter(shape -> shape.parts().size() == 1
                    && shape.holes().equals(Set.of(ParameterRules.CERTIFICATE_ID))).isPresent();
            if (!right) {
                found.at(id.map(Value::place).orElse(certificate.place()), Map.of());
            }
        }
    }

    private static void otherSource(Subject subject, Rule.Found found) {
        for (Resource certificate : subject.body().resources(Resource.CERTIFICATE)) {
            certificate.properties().stream().filter(property -> Set.of("CertificateSigningRequest", "CertificatePem", "CACertificatePem").contains(property.name()))
                    .forEach(property -> found.at(property.place(), Map.of("property", property.name())));
        }
    }

    private static Optional<String> statusOf(Resource certificate) {
        return certificate.property("Status").map(Shape::of).filter(Shape::isLiteral).map(shape -> shape.literals().toUpperCase(Locale.ROOT));
    }

    private static void inactive(Subject subject, Rule.Found found) {
        for (Resource certificate : subject.body().resources(Resource.CERTIFICATE)) {
            if (statusOf(certificate).filter("INACTIVE"::equals).isPresent()) {
                found.at(certificate.property("Status").orElseThrow().place(), Map.of());
            }
        }
    }

    private static void status(Subject subject, Rule.Found found) {
        for (Resource certificate : subject.body().resources(Resource.CERTIFICATE)) {
            statusOf(certificate).filter(status -> !Set.of("ACTIVE", "INACTIVE").contains(status))
                    .ifPresent(status -> found.at(certificate.property("Status").orElseThrow().place(), Map.of("status", status)));
        }
    }

    private static void principalType(Subject subject, Rule.Found found) {
        for (Resource certificate : subject.body().resources(Resource.CERTIFICATE)) {
            certificate.property(PRINCIPAL_TYPE).ifPresent(value -> {
                Shape type = Shape.of(value);
                if (type.isLiteral() && !Set.of(EXCLUSIVE, "NON_" + EXCLUSIVE).contains(type.literals())) {
                    found.at(value.place(), Map.of("type", type.literals()));
                }
            });
        }
    }

    private static void misplaced(Subject subject, Rule.Found found) {
        subject.body().resources().stream().filter(resource -> !resource.is(Resource.CERTIFICATE)).flatMap(resource -> resource.properties().stream())
                .filter(property -> property.name().equals(PRINCIPAL_TYPE)).forEach(property -> found.at(property.place(), Map.of()));
    }

    /** Whether the certificate may stand for this one thing only. */
    static boolean isExclusive(Body body) {
        return body.certificate().flatMap(certificate -> certificate.property(PRINCIPAL_TYPE)).map(Shape::of)
                .filter(type -> type.literals().equals(EXCLUSIVE)).isPresent();
    }
}
