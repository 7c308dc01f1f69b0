package dev.claimport.account.check;

import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Items;
import dev.claimport.account.json.Value.Member;
import dev.claimport.account.json.Value.Members;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of a body, as far as they can be made out: what is missing or of another kind is simply not among them. */
final class Body {

    static final String PARAMETERS = "Parameters";
    static final String MAPPINGS = "Mappings";
    static final String RESOURCES = "Resources";
    static final String DEVICE_CONFIGURATION = "DeviceConfiguration";

    private final Value root;
    private final List<Resource> resources;
    private final Map<String, Member> parameters = new LinkedHashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<PolicyDocument> policyDocuments = new ArrayList<>();

    Body(Value root) {
        this.root = root;
        section(PARAMETERS).forEach(parameter -> parameters.put(parameter.name(), parameter));
        root.fields().forEach(section -> walk(section.value(), section.name()));
        resources = section(RESOURCES).stream().map(Resource::of).toList();
        resources(Resource.POLICY).forEach(policy -> policy.property("PolicyDocument").map(PolicyDocument::of).ifPresent(policyDocuments::add));
    }

    private void walk(Value value, String section) {
        switch (value) {
            case Members object -> object.members().forEach(member -> {
                members.add(member);
                if (Call.isOne(member.name())) {
                    note(new Call(object.place(), member.name(), member.value(), section));
                }
                walk(member.value(), section);
            });
            case Items list -> list.items().forEach(item -> walk(item, section));
            case Value.Text _, Value.Scalar _ -> { }
        }
    }

    private void note(Call call) {
        calls.add(call);
        if (call.function().equals("Ref")) {
            call.argument().asText().ifPresent(name -> references.add(new Reference(call.place(), "Ref", name)));
        } else if (call.function().equals("Fn::Sub")) {
            Substitution.of(call.argument()).ifPresent(sub -> sub.names().stream().filter(name -> sub.variable(name).isEmpty())
                    .forEach(name -> references.add(new Reference(call.place(), "Fn::Sub", name))));
        }
    }

    Value root() {
        return root;
    }

    /** What a section holds. */
    List<Member> section(String name) {
        return root instanceof Members object ? object.value(name).map(Value::fields).orElse(List.of()) : List.of();
    }

    /** Declared parameters, also those that stand for AWS's own. */
    Map<String, Member> parameters() {
        return parameters;
    }

    List<Resource> resources() {
        return resources;
    }

    List<Resource> resources(String type) {
        return resources.stream().filter(resource -> resource.is(type)).toList();
    }

    Optional<Resource> thing() {
        return resources(Resource.THING).stream().findFirst();
    }

    Optional<Resource> certificate() {
        return resources(Resource.CERTIFICATE).stream().findFirst();
    }

    /** Every call of a function, in every section. */
    List<Call> calls() {
        return calls;
    }

    List<Reference> references() {
        return references;
    }

    /** Every member of every object. */
    List<Member> members() {
        return members;
    }

    /** Of all policies that have one. */
    List<PolicyDocument> policyDocuments() {
        return policyDocuments;
    }

    static Optional<String> defaultOf(Member parameter) {
        return parameter.value() instanceof Members object ? object.value("Default").flatMap(Value::asText) : Optional.empty();
    }
}
