package dev.claimport.account.check;

import dev.claimport.account.json.PlacedJson;
import dev.claimport.account.json.Value.Member;
import dev.claimport.account.json.Value.Members;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is declared, what is used, and what is sent. */
final class ParameterRules {

    /** AWS IoT's own parameters begin so; only the certificate's id has a value in fleet provisioning. */
    static final String AWS_PREFIX = "AWS::";
    static final String OWN_PREFIX = "AWS::IoT::";
    static final String CERTIFICATE_ID = "AWS::IoT::Certificate::Id";

    private ParameterRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.breaks("parameter-type", Source.TEMPLATES, ParameterRules::types),
                Rule.advice("parameter-unused", Source.TEMPLATES, ParameterRules::unused),
                Rule.breaks("reference-undeclared", Source.TEMPLATES, ParameterRules::undeclared),
                Rule.surprises("parameter-shadows-aws", Source.TEMPLATES, ParameterRules::shadowing),
                Rule.breaks("value-only-for-jitp", Source.TEMPLATES, ParameterRules::onlyForJitp),
                Rule.breaks("parameter-not-given", Source.TEMPLATES, ParameterRules::notGiven),
                Rule.surprises("parameter-not-declared", Source.TEMPLATES, ParameterRules::notDeclared));
    }

    private static void types(Subject subject, Rule.Found found) {
        for (Member parameter : subject.body().parameters().values()) {
            boolean string = parameter.value() instanceof Members object
                    && object.value("Type").flatMap(type -> type.asText()).filter("String"::equals).isPresent();
            if (!string) {
                found.at(parameter.place(), Map.of("parameter", parameter.name()));
            }
        }
    }

    private static void unused(Subject subject, Rule.Found found) {
        Body body = subject.body();
        for (Member parameter : body.parameters().values()) {
            if (!parameter.name().startsWith(AWS_PREFIX) && body.references().stream().noneMatch(used -> used.name().equals(parameter.name()))) {
                found.at(parameter.place(), Map.of("parameter", parameter.name()));
            }
        }
    }

    private static void undeclared(Subject subject, Rule.Found found) {
        for (Reference reference : subject.body().references()) {
            if (!reference.name().startsWith(OWN_PREFIX) && !subject.body().parameters().containsKey(reference.name())
                    && !PolicyTextRules.isPolicyVariable(reference.name()) && !reference.name().isEmpty()) {
                found.at(reference.place(), Map.of("parameter", reference.name(), "function", reference.function()));
            }
        }
    }

    /** Declared without a default, as the guide's samples have it, AWS's own value is taken all the same. */
    private static void shadowing(Subject subject, Rule.Found found) {
        for (Member parameter : subject.body().parameters().values()) {
            if (parameter.name().startsWith(AWS_PREFIX)
                    && (Body.defaultOf(parameter).isPresent() || !parameter.name().startsWith(OWN_PREFIX))) {
                found.at(parameter.place(), Map.of("parameter", parameter.name()));
            }
        }
    }

    private static void onlyForJitp(Subject subject, Rule.Found found) {
        if (subject.settings().type().filter("JITP"::equals).isPresent()) {
            return;
        }
        for (Reference reference : subject.body().references()) {
            Member declared = subject.body().parameters().get(reference.name());
            if (reference.name().startsWith(OWN_PREFIX) && !reference.name().equals(CERTIFICATE_ID)
                    && (declared == null || Body.defaultOf(declared).isEmpty())) {
                found.at(reference.place(), Map.of("parameter", reference.name()));
            }
        }
    }

    private static void notGiven(Subject subject, Rule.Found found) {
        Set<String> given = subject.given().map(Map::keySet).orElse(Set.of());
        for (Member parameter : subject.given().isEmpty() ? List.<Member>of() : List.copyOf(subject.body().parameters().values())) {
            if (!parameter.name().startsWith(OWN_PREFIX) && Body.defaultOf(parameter).isEmpty() && !given.contains(parameter.name())) {
                found.at(parameter.place(), Map.of("parameter", parameter.name()));
            }
        }
    }

    private static void notDeclared(Subject subject, Rule.Found found) {
        Set<String> given = new TreeSet<>(subject.given().map(Map::keySet).orElse(Set.of()));
        given.removeAll(subject.body().parameters().keySet());
        given.forEach(name -> found.at(PlacedJson.START, Map.of("parameter", name)));
    }
}
