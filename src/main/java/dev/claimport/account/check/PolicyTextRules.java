package dev.claimport.account.check;

import dev.claimport.account.check.PolicyDocument.Statement;
import dev.claimport.account.check.PolicyDocument.Word;
import dev.claimport.claim.Wildcards;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is written in policy documents: actions, resources and variables that never match what they are meant to. */
final class PolicyTextRules {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern KNOWN_VARIABLE = Pattern.compile("iot:ClientId|iot:CertificateId|iot:SourceIp|iot:DomainName|iot:Connection\\.Thing\\.(ThingName|ThingTypeName|IsAttached|"
            + "BillingGroupName|Attributes\\[[^\\]]+])|iot:Certificate\\.(SerialNumber|AvailableKeys|(Subject|Issuer)\\.[\\w.]+(\\.\\d+)?)|aws:\\w+|cognito-identity\\.amazonaws\\.com:\\w+|"
            + "\\*|\\?|\\$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ESCAPED = Pattern.compile("\\$\\{!|\\$\\$\\{");
    private static final Pattern ARN = Pattern.compile("arn:([^:]*):iot:([^:]*):([^:]*):.*", Pattern.DOTALL);
    /** The accounts of AWS's own samples. */
    private static final Set<String> SAMPLE_ACCOUNTS = Set.of("123456789012", "504350838278", "111122223333", "111111111111", "012345678910");
    private static final Map<String, Set<String>> RESOURCE_OF = Map.of("iot:connect", Set.of("client"), "iot:publish", Set.of("topic"),
            "iot:receive", Set.of("topic"), "iot:subscribe", Set.of("topicfilter"), "iot:retainpublish", Set.of("topic"),
            "iot:getthingshadow", Set.of("thing"), "iot:updatethingshadow", Set.of("thing"), "iot:deletethingshadow", Set.of("thing"));
    private static final Set<String> OTHER_ACTIONS = Set.of("iot:listnamedshadowsforthing", "iot:getretainedmessage", "iot:listretainedmessages",
            "iot:describejobexecution", "iot:getpendingjobexecutions", "iot:startnextpendingjobexecution", "iot:updatejobexecution",
            "iot:assumerolewithcertificate", "iot:createkeysandcertificate", "iot:createcertificatefromcsr", "iot:registerthing",
            "iot:deleteconnection", "iot:getconnection", "iot:sendtask", "iot:getthingconnectivitydata");

    private PolicyTextRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.breaks("action-unknown", Source.POLICIES, PolicyTextRules::actions),
                Rule.breaks("resource-of-another-kind", Source.PUBLISH_SUBSCRIBE, PolicyTextRules::resourceKinds),
                Rule.surprises("mqtt-wildcard-in-topic", Source.PUBLISH_SUBSCRIBE, PolicyTextRules::mqttWildcards),
                Rule.surprises("arn-foreign", Source.POLICIES, PolicyTextRules::foreign),
                Rule.breaks("variable-escaped", Source.POLICY_VARIABLES, PolicyTextRules::escaped),
                Rule.breaks("variable-in-sub", Source.POLICY_VARIABLES, PolicyTextRules::eaten),
                Rule.breaks("variable-unknown", Source.POLICY_VARIABLES, PolicyTextRules::unknownVariables),
                Rule.surprises("thing-variable-loose", Source.THING_VARIABLES, PolicyTextRules::thingVariables));
    }

    /** Whether a name in <code>${…}</code> is a policy's rather than a template's. */
    static boolean isPolicyVariable(String name) {
        return name.startsWith("iot:") || name.startsWith("aws:") || name.startsWith("cognito-identity.");
    }

    private static Stream<Statement> statements(Subject subject) {
        return subject.policyDocuments().stream().flatMap(document -> document.statements().stream());
    }

    private static void actions(Subject subject, Rule.Found found) {
        statements(subject).flatMap(statement -> statement.actions().stream()).filter(action -> action.shape().isLiteral()).forEach(action -> {
            String name = action.shape().literals().toLowerCase(Locale.ROOT);
            boolean known = RESOURCE_OF.containsKey(name) || OTHER_ACTIONS.contains(name) || name.equals("*")
                    || name.contains("*") && RESOURCE_OF.keySet().stream().anyMatch(one -> Wildcards.match(name, one))
                    || name.startsWith("greengrass:");
            if (!known) {
                found.at(action.place(), Map.of("action", action.shape().literals()));
            }
        });
    }

    /** A statement of several actions may list resources of all their kinds, so each resource needs one action that it is for. */
    private static void resourceKinds(Subject subject, Rule.Found found) {
        statements(subject).forEach(statement -> {
            List<String> named = RESOURCE_OF.keySet().stream().filter(statement::names).sorted().toList();
            Set<String> kinds = new TreeSet<>();
            named.forEach(action -> kinds.addAll(RESOURCE_OF.get(action)));
            boolean all = !named.isEmpty() && statement.actions().stream().allMatch(action -> RESOURCE_OF.containsKey(action.pattern().toLowerCase(Locale.ROOT)));
            statement.resources().forEach(resource -> {
                Matcher arn = ARN.matcher(resource.pattern());
                if (all && arn.matches()) {
                    String kind = resource.pattern().split(":", 6)[5].split("/", 2)[0];
                    if (!kind.contains("*") && !kind.contains("\uFFFC") && !kinds.contains(kind)) {
                        found.at(resource.place(), Map.of("kind", kind, "actions", String.join(", ", statement.actions().stream().map(action -> action.shape().shown()).toList()),
                                "right", String.join(", ", kinds)));
                    }
                }
            });
        });
    }

    private static void mqttWildcards(Subject subject, Rule.Found found) {
        resources(subject, (resource, text) -> {
            if (text.matches("arn:.*:topic/(.*/)?[+#](/.*)?")) {
                found.at(resource.place(), Map.of("resource", resource.shape().shown()));
            }
        });
    }

    private static void resources(Subject subject, BiConsumer<Word, String> each) {
        statements(subject).flatMap(statement -> statement.resources().stream()).forEach(resource -> each.accept(resource, resource.pattern()));
    }

    private static void foreign(Subject subject, Rule.Found found) {
        Set<String> regions = new TreeSet<>();
        Set<String> accounts = new TreeSet<>();
        subject.settings().roleArn().map(arn -> arn.split(":", 6)).filter(arn -> arn.length == 6).ifPresent(arn -> accounts.add(arn[4]));
        resources(subject, (resource, text) -> {
            Matcher arn = ARN.matcher(text);
            if (arn.matches()) {
                boolean other = isOther(regions, arn.group(2)) | isOther(accounts, arn.group(3));
                if (other || SAMPLE_ACCOUNTS.contains(arn.group(3)) && !subject.settings().roleArn().orElse("").contains(arn.group(3))) {
                    found.at(resource.place(), Map.of("resource", resource.shape().shown()));
                }
            }
        });
    }

    private static boolean isOther(Set<String> seen, String part) {
        if (part.isEmpty() || part.contains("*") || part.contains("\uFFFC") || part.contains("$")) {
            return false;
        }
        boolean other = !seen.isEmpty() && !seen.contains(part);
        seen.add(part);
        return other;
    }

    private static void escaped(Subject subject, Rule.Found found) {
        words(subject).filter(word -> ESCAPED.matcher(word.pattern()).find())
                .forEach(word -> found.at(word.place(), Map.of("text", word.shape().shown())));
    }

    private static Stream<Word> words(Subject subject) {
        return statements(subject).flatMap(statement -> statement.resources().stream());
    }

    /** {@code Fn::Sub} takes the policy's variable for one of its own. */
    private static void eaten(Subject subject, Rule.Found found) {
        subject.body().references().stream().filter(reference -> isPolicyVariable(reference.name()))
                .forEach(reference -> found.at(reference.place(), Map.of("variable", reference.name())));
    }

    private static Stream<String> variables(Word word) {
        return VARIABLE.matcher(word.pattern()).results().map((MatchResult match) -> match.group(1)).filter(name -> !name.startsWith("!"));
    }

    private static void unknownVariables(Subject subject, Rule.Found found) {
        words(subject).forEach(word -> variables(word).filter(name -> !KNOWN_VARIABLE.matcher(name).matches())
                .forEach(name -> found.at(word.place(), Map.of("variable", name))));
    }

    private static void thingVariables(Subject subject, Rule.Found found) {
        if (!CertificateRules.isExclusive(subject.body())) {
            words(subject).filter(word -> variables(word).anyMatch(name -> name.startsWith("iot:Connection.Thing."))).findFirst()
                    .ifPresent(word -> found.at(word.place(), Map.of("resource", word.shape().shown())));
        }
    }

    /** The variables of things in an IAM policy. */
    static boolean hasThingVariables(String iamPolicy) {
        return iamPolicy.contains("${iot:Connection.Thing.");
    }
}
