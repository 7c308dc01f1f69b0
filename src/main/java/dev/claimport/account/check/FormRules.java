package dev.claimport.account.check;

import dev.claimport.account.json.PlacedJson;
import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Member;
import dev.claimport.account.json.Value.Members;
import dev.claimport.text.Similar;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The form of the body as a whole: size, sections, kinds of resources. */
final class FormRules {

    /** Characters (API reference, CreateProvisioningTemplate). */
    static final int LONGEST = 10_240;

    /** That are found before there is anything to look at: no JSON, no UTF-8, too deep. */
    static final Rule NOT_JSON = Rule.breaks("not-json", Source.JSON, (_, _) -> { });
    static final Rule NOT_UTF_8 = Rule.breaks("not-utf-8", Source.JSON, (_, _) -> { });
    static final Rule TOO_DEEP = Rule.breaks("too-deep", Source.TEMPLATES, (_, _) -> { });
    /** What Claimport's evaluator, which does as RegisterThing does, refuses though no other rule says why. */
    static final Rule REFUSED = Rule.breaks("refused", Source.TEMPLATES, (_, _) -> { });

    private static final List<String> SECTIONS = List.of(Body.PARAMETERS, Body.MAPPINGS, Body.RESOURCES, Body.DEVICE_CONFIGURATION);
    private static final List<String> TYPES = List.of(Resource.THING, Resource.CERTIFICATE, Resource.POLICY);
    private static final Map<String, List<String>> PROPERTIES = Map.of(
            Resource.THING, List.of("ThingName", "AttributePayload", "ThingTypeName", "ThingGroups", "BillingGroup", "PackageVersions"),
            Resource.CERTIFICATE, List.of("CertificateId", "Status", "ThingPrincipalType", "CertificateSigningRequest", "CertificatePem",
                    "CACertificatePem"),
            Resource.POLICY, List.of("PolicyName", "PolicyDocument"));
    /** Have rules of their own where they are in the wrong place. */
    private static final Set<String> ELSEWHERE = Set.of("ThingPrincipalType");

    private FormRules() {}

    static List<Rule> all() {
        return List.of(NOT_JSON, NOT_UTF_8, TOO_DEEP, REFUSED,
                Rule.breaks("byte-order-mark", Source.JSON, FormRules::byteOrderMark),
                Rule.breaks("body-too-long", Source.CREATE_TEMPLATE, FormRules::tooLong),
                Rule.breaks("key-twice", Source.JSON, (subject, found) -> keysTwice(subject.body().root(), found)),
                Rule.breaks("section-unknown", Source.TEMPLATES, FormRules::sections),
                Rule.breaks("resources-missing", Source.TEMPLATES, FormRules::resourcesMissing),
                Rule.breaks("resource-type-unknown", Source.TEMPLATES, FormRules::types),
                Rule.breaks("several-of-a-kind", Source.TEMPLATES, FormRules::several),
                Rule.surprises("property-unknown", Source.TEMPLATES, FormRules::properties));
    }

    private static void byteOrderMark(Subject subject, Rule.Found found) {
        if (subject.text().startsWith("\uFEFF")) {
            found.at(PlacedJson.START, Map.of());
        }
    }

    private static void tooLong(Subject subject, Rule.Found found) {
        if (subject.text().length() > LONGEST) {
            found.at(PlacedJson.START, Map.of("characters", subject.text().length(), "most", LONGEST));
        }
    }

    private static void keysTwice(Value value, Rule.Found found) {
        if (value instanceof Members object) {
            Set<String> seen = new HashSet<>();
            object.members().stream().filter(member -> !seen.add(member.name())).forEach(member -> found.at(member.place(), Map.of("key", member.name())));
            object.members().forEach(member -> keysTwice(member.value(), found));
        } else if (value instanceof Value.Items list) {
            list.items().forEach(item -> keysTwice(item, found));
        }
    }

    private static void sections(Subject subject, Rule.Found found) {
        for (Member section : subject.body().root().fields()) {
            unknown(section, section.name(), SECTIONS, found);
        }
    }

    private static void unknown(Member member, String name, List<String> known, Rule.Found found) {
        if (!known.contains(name)) {
            found.at(member.place(), Map.of("name", name.isEmpty() ? "“”" : name, "known", String.join(", ", known), "similar", similar(name, known)));
        }
    }

    private static String similar(String name, List<String> known) {
        return known.stream().filter(other -> other.equalsIgnoreCase(name)).findFirst()
                .or(() -> Similar.to(name, known)).orElse(String.join(", ", known));
    }

    private static void resourcesMissing(Subject subject, Rule.Found found) {
        if (subject.body().root().fields().stream().noneMatch(section -> section.name().equals(Body.RESOURCES))) {
            found.at(subject.body().root().place(), Map.of());
        }
    }

    private static void types(Subject subject, Rule.Found found) {
        for (Resource resource : subject.body().resources()) {
            if (!TYPES.contains(resource.type())) {
                found.at(resource.place(), Map.of("resource", resource.name(), "type", resource.type().isEmpty() ? "—" : resource.type(),
                        "similar", similar(resource.type(), TYPES)));
            }
        }
    }

    private static void several(Subject subject, Rule.Found found) {
        for (String type : List.of(Resource.THING, Resource.CERTIFICATE)) {
            subject.body().resources(type).stream().skip(1).forEach(resource -> found.at(resource.place(), Map.of("type", type)));
        }
    }

    private static void properties(Subject subject, Rule.Found found) {
        for (Resource resource : subject.body().resources()) {
            List<String> known = PROPERTIES.getOrDefault(resource.type(), List.of());
            if (!known.isEmpty()) {
                resource.properties().stream().filter(property -> !ELSEWHERE.contains(property.name()))
                        .forEach(property -> unknown(property, property.name(), known, found));
            }
        }
    }
}
