package dev.claimport.account.check;

import dev.claimport.account.check.PolicyDocument.Statement;
import dev.claimport.account.check.PolicyDocument.Word;
import dev.claimport.claim.Wildcards;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the policies let the device in as the thing that it becomes, and do not take back what they give. */
final class OwnClientRules {

    private static final String CONNECT = "iot:Connect";
    private static final List<String> TOPICS = List.of("iot:Publish", "iot:Subscribe", "iot:Receive");
    private static final int ARN_PARTS = 6;

    private OwnClientRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.surprises("connect-elsewhere", Source.PUBLISH_SUBSCRIBE, OwnClientRules::elsewhere),
                Rule.breaks("denied-again", Source.POLICIES, OwnClientRules::deniedAgain));
    }

    /** The name of the thing as it could be; empty where it is chosen by a function, of which nothing is known here. */
    private static Optional<Shape> thing(Subject subject) {
        return subject.body().thing().flatMap(thing -> thing.property("ThingName")).map(Shape::of)
                .filter(name -> name.holes().stream().noneMatch(hole -> hole.isEmpty() || hole.startsWith("Fn::")));
    }

    private static void elsewhere(Subject subject, Rule.Found found) {
        List<Statement> letIn = PolicyRules.allReadable(subject) ? statements(subject, true, CONNECT) : List.of();
        List<Word> resources = letIn.stream().flatMap(statement -> statement.resources().stream()).toList();
        thing(subject).filter(thing -> !resources.isEmpty() && resources.stream().noneMatch(resource -> isOfClient(subject, resource, thing)))
                .ifPresent(thing -> found.at(resources.getFirst().place(), Map.of("resource", resources.getFirst().shape().shown(), "thing", thing.shown())));
    }

    private static List<Statement> statements(Subject subject, boolean allow, String action) {
        return subject.policyDocuments().stream().flatMap(document -> document.statements().stream())
                .filter(statement -> statement.effect().equals(allow ? "Allow" : "Deny") && statement.names(action)).toList();
    }

    /** Whether it may mean the client that is called as the thing; what is not known of it may be anything. */
    private static boolean isOfClient(Subject subject, Word resource, Shape thing) {
        if (!subject.body().parameters().keySet().containsAll(resource.shape().holes())) {
            return true;
        }
        String client = thing.sampled();
        String text = resource.shape().sampled().replace("${iot:Connection.Thing.ThingName}", client).replace("${iot:ClientId}", client);
        String[] arn = text.split(":", ARN_PARTS);
        boolean whole = arn.length == ARN_PARTS;
        return text.contains("${") || !whole && text.contains("*") || Wildcards.match(whole ? arn[ARN_PARTS - 1] : text, "client/" + client);
    }

    /** What only some requests are denied is another matter, so statements with conditions do not count. */
    private static void deniedAgain(Subject subject, Rule.Found found) {
        thing(subject).ifPresent(thing -> denied(subject, CONNECT, found, resource -> isOfClient(subject, resource, thing)));
        TOPICS.forEach(action -> denied(subject, action, found, resource -> PolicyRules.isEverything(resource.pattern())));
    }

    private interface Covers {
        boolean everything(Word resource);
    }

    private static void denied(Subject subject, String action, Rule.Found found, Covers covers) {
        if (!statements(subject, true, action).isEmpty()) {
            statements(subject, false, action).stream().filter(statement -> statement.json().value("Condition").isEmpty()).forEach(statement ->
                    statement.resources().stream().filter(covers::everything).findFirst()
                            .ifPresent(resource -> found.at(resource.place(), Map.of("action", action, "resource", resource.shape().shown()))));
        }
    }
}
