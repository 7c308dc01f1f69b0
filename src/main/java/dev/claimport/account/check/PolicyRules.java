package dev.claimport.account.check;

import dev.claimport.account.check.PolicyDocument.Statement;
import dev.claimport.account.json.Value;
import dev.claimport.failure.Place.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The policies that the certificate gets: that there are some, that they are policies, and that the device can work with them. */
final class PolicyRules {

    /** Characters without white space (AWS IoT quotas, "Security and identity"). */
    private static final int LONGEST = 2_048;
    private static final Set<String> ELEMENTS = Set.of("Sid", "Effect", "Action", "Resource", "Condition");
    private static final Set<String> DATA_PLANE = Set.of("iot:Connect", "iot:Publish", "iot:Subscribe", "iot:Receive");

    private PolicyRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.breaks("no-policy", Source.TEMPLATES, PolicyRules::missing),
                Rule.breaks("policy-name-or-document", Source.TEMPLATES, PolicyRules::nameOrDocument),
                Rule.breaks("policy-name-of-iam", Source.TEMPLATES, PolicyRules::nameOfIam),
                Rule.breaks("policy-not-a-policy", Source.POLICIES, PolicyRules::notAPolicy),
                Rule.breaks("policy-element-unknown", Source.POLICIES, PolicyRules::elements),
                Rule.breaks("policy-too-long", Source.CREATE_POLICY, PolicyRules::tooLong),
                Rule.breaks("connect-missing", Source.PUBLISH_SUBSCRIBE, PolicyRules::connectMissing),
                Rule.surprises("topics-missing", Source.PUBLISH_SUBSCRIBE, PolicyRules::topicsMissing),
                Rule.surprises("receive-missing", Source.PUBLISH_SUBSCRIBE, PolicyRules::receiveMissing),
                Rule.surprises("policy-wide-open", Source.POLICIES, PolicyRules::wideOpen),
                Rule.surprises("connect-any-client", Source.PUBLISH_SUBSCRIBE, PolicyRules::anyClient),
                Rule.surprises("claim-topics-half", Source.FLEET, PolicyRules::halfOfTheClaimTopics));
    }

    private static void missing(Subject subject, Rule.Found found) {
        if (subject.body().resources(Resource.POLICY).isEmpty()) {
            found.at(subject.body().root().place(), Map.of());
        }
    }

    private static void nameOrDocument(Subject subject, Rule.Found found) {
        for (Resource policy : subject.body().resources(Resource.POLICY)) {
            boolean named = policy.property("PolicyName").isPresent();
            if (named == policy.property("PolicyDocument").isPresent()) {
                found.at(policy.place(), Map.of("resource", policy.name()));
            }
        }
    }

    private static void nameOfIam(Subject subject, Rule.Found found) {
        for (Resource policy : subject.body().resources(Resource.POLICY)) {
            Optional<Value> name = policy.property("PolicyName");
            name.map(Shape::of).filter(shape -> shape.pattern().startsWith("arn:")
                            || shape.isLiteral() && shape.literals().matches("AWSIoT\\w*|AWS\\w*(Access|Policy|Role)|AmazonIoT\\w*|AdministratorAccess|PowerUserAccess"))
                    .ifPresent(shape -> found.at(name.get().place(), Map.of("name", shape.shown())));
        }
    }

    private static void notAPolicy(Subject subject, Rule.Found found) {
        for (PolicyDocument document : subject.policyDocuments()) {
            Optional<String> fault = document.fault().or(() -> document.statements().isEmpty() ? Optional.of("Statement") : Optional.empty())
                    .or(() -> document.statements().stream().map(PolicyRules::fault).flatMap(Optional::stream).findFirst());
            fault.ifPresent(what -> found.at(document.place(), Map.of("what", what)));
        }
    }

    private static Optional<String> fault(Statement statement) {
        return !Set.of("Allow", "Deny").contains(statement.effect()) ? Optional.of("Effect")
                : statement.actions().isEmpty() ? Optional.of("Action")
                : statement.resources().isEmpty() ? Optional.of("Resource") : Optional.empty();
    }

    private static void elements(Subject subject, Rule.Found found) {
        statements(subject, statement -> statement.json().members().stream().filter(member -> !ELEMENTS.contains(member.name()))
                .forEach(member -> found.at(statement.place(), Map.of("element", member.name()))));
    }

    private interface Each {
        void look(Statement statement);
    }

    private static void statements(Subject subject, Each each) {
        subject.policyDocuments().stream().flatMap(document -> document.statements().stream()).forEach(each::look);
    }

    private static void tooLong(Subject subject, Rule.Found found) {
        for (PolicyDocument document : subject.policyDocuments()) {
            int length = document.root().map(PolicyRules::length).orElse(0);
            if (length > LONGEST) {
                found.at(document.place(), Map.of("characters", length, "most", LONGEST));
            }
        }
    }

    /** As compact as JSON can be, with holes left empty. */
    private static int length(Value value) {
        return switch (value) {
            case Value.Text text -> text.text().length() + 2;
            case Value.Scalar scalar -> scalar.written().length();
            case Value.Items list -> 1 + Math.max(1, list.items().stream().mapToInt(item -> length(item) + 1).sum());
            case Value.Members object when object.members().size() == 1 && Call.isOne(object.members().getFirst().name()) -> Shape.of(object).literals().length() + 2;
            case Value.Members object -> 1 + Math.max(1, object.members().stream().mapToInt(member -> member.name().length() + 4 + length(member.value())).sum());
        };
    }

    /** Only where every policy is there to be read: what a named one allows is not known here. */
    static boolean allReadable(Subject subject) {
        List<PolicyDocument> documents = subject.policyDocuments();
        return !documents.isEmpty() && documents.size() == subject.body().resources(Resource.POLICY).size()
                && documents.stream().allMatch(document -> document.fault().isEmpty() && !document.statements().isEmpty());
    }

    private static boolean allows(Subject subject, String action) {
        return subject.policyDocuments().stream().anyMatch(document -> document.allows(action));
    }

    private static Position firstPolicy(Subject subject) {
        return subject.policyDocuments().getFirst().place();
    }

    private static void connectMissing(Subject subject, Rule.Found found) {
        if (allReadable(subject) && !allows(subject, "iot:Connect")) {
            found.at(firstPolicy(subject), Map.of());
        }
    }

    private static void topicsMissing(Subject subject, Rule.Found found) {
        if (allReadable(subject) && !allows(subject, "iot:Publish") && !allows(subject, "iot:Subscribe")) {
            found.at(firstPolicy(subject), Map.of());
        }
    }

    private static void receiveMissing(Subject subject, Rule.Found found) {
        if (allReadable(subject) && allows(subject, "iot:Subscribe") != allows(subject, "iot:Receive")) {
            String has = allows(subject, "iot:Subscribe") ? "iot:Subscribe" : "iot:Receive";
            found.at(firstPolicy(subject), Map.of("has", has, "lacks", has.equals("iot:Subscribe") ? "iot:Receive" : "iot:Subscribe"));
        }
    }

    private static void wideOpen(Subject subject, Rule.Found found) {
        statements(subject, statement -> {
            boolean reaches = DATA_PLANE.stream().anyMatch(statement::names);
            if (statement.allows() && reaches) {
                statement.resources().stream().filter(resource -> isEverything(resource.pattern()))
                        .forEach(resource -> found.at(resource.place(), Map.of("resource", resource.shape().shown())));
            }
        });
    }

    static boolean isEverything(String resource) {
        return resource.matches("\\*+|arn:[^/]*:iot:[^/]*\\*|arn:[^/]*(topic|topicfilter)/\\*");
    }

    private static void anyClient(Subject subject, Rule.Found found) {
        statements(subject, statement -> {
            if (statement.allows() && statement.names("iot:Connect")) {
                statement.resources().stream().filter(resource -> resource.pattern().matches(".*:client/(\\*|\\$\\{iot:ClientId})"))
                        .filter(resource -> !isBound(statement))
                        .forEach(resource -> found.at(resource.place(), Map.of("resource", resource.shape().shown())));
            }
        });
    }

    /** Whether a condition sees to it that the certificate belongs to the thing of this name. */
    private static boolean isBound(Statement statement) {
        return statement.json().value("Condition").stream().flatMap(condition -> condition.fields().stream()).flatMap(operator -> operator.value().fields().stream())
                .anyMatch(key -> key.name().equalsIgnoreCase("iot:Connection.Thing.IsAttached"));
    }

    private static void halfOfTheClaimTopics(Subject subject, Rule.Found found) {
        for (PolicyDocument document : subject.policyDocuments()) {
            List<String> resources = document.resources().map(PolicyDocument.Word::pattern).toList();
            boolean keys = resources.stream().anyMatch(resource -> resource.contains("$aws/certificates/create/"));
            boolean request = resources.stream().anyMatch(resource -> resource.contains("$aws/certificates/create-from-csr/"));
            boolean both = resources.stream().anyMatch(resource -> resource.matches(".*\\$aws/certificates/create?\\*.*|.*\\$aws/certificates/\\*.*"));
            if (keys != request && !both) {
                found.at(document.place(), Map.of("has", keys ? "create" : "create-from-csr", "lacks", keys ? "create-from-csr" : "create"));
            }
        }
    }
}
