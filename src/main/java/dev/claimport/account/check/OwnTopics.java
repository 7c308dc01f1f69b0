package dev.claimport.account.check;

import dev.claimport.account.check.PolicyDocument.Statement;
import dev.claimport.account.json.JsonFault;
import dev.claimport.account.json.PlacedJson;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a device would ask of the message broker: to connect as its thing, and the topics that its policies name for it.
 *
 * @param client the name of the thing
 * @param needsCertificate whether a policy asks after the certificate or its thing, which policies alone do not say
 * @param othersDecide whether the device may get policies that are not named: documents, computed names, those of its groups
 */
public record OwnTopics(String client, Set<Use> uses, boolean needsCertificate, boolean othersDecide) {

    private static final String SOME = "sample";

    /** @param action such as {@code iot:Connect} @param resource such as {@code client/meter-7} */
    public record Use(String action, String resource) {}

    private record Kind(String action, String type) {}

    private static final List<Kind> TOPICS = List.of(new Kind("iot:Publish", "topic/"), new Kind("iot:Subscribe", "topicfilter/"), new Kind("iot:Receive", "topic/"));

    /** @param body of the template @param documents of its policies @param thing that there is; empty for one that the template could make */
    public static OwnTopics of(String body, List<String> documents, Optional<String> thing) {
        String client = thing.orElseGet(() -> client(body));
        Set<Use> uses = new LinkedHashSet<>(Set.of(new Use("iot:Connect", "client/" + client)));
        for (String document : documents) {
            for (Statement statement : PolicyDocument.parse(PlacedJson.START, document).statements()) {
                if (statement.allows()) {
                    statement.resources().forEach(resource -> TOPICS.stream().filter(kind -> statement.names(kind.action))
                            .forEach(kind -> add(uses, kind, resource.pattern(), client)));
                }
            }
        }
        boolean othersDecide = body.contains("PolicyDocument") || body.contains("ThingGroups") || Named.in(body).computed().contains("policy");
        return new OwnTopics(client, uses,
                documents.stream().anyMatch(document -> document.contains("iot:Connection.Thing.") || document.contains("iot:Certificate.")), othersDecide);
    }

    private static String client(String body) {
        try {
            return new Body(PlacedJson.read(body)).thing().flatMap(thing -> thing.property("ThingName")).map(Shape::of).map(Shape::sampled).orElse(SOME);
        } catch (JsonFault _) {
            return SOME;
        }
    }

    /** A topic that the resource means, in the account of the policy; what has variables of something else means none that is known. */
    private static void add(Set<Use> uses, Kind kind, String pattern, String client) {
        String[] arn = pattern.split(":", 6);
        String resource = arn.length < 6 ? pattern : arn[5];
        String own = resource.replace("${iot:ClientId}", client).replace("${iot:Connection.Thing.ThingName}", client).replace("*", SOME).replace('?', 's');
        if (resource.equals("*")) {
            uses.add(new Use(kind.action, kind.type + client));
        } else if (own.startsWith(kind.type) && !own.contains("${")) {
            uses.add(new Use(kind.action, own));
        }
    }
}
