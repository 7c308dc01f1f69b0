package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.failure.Problem;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.practice.cloud.mqtt.Refusal.ByHook;
import dev.claimport.practice.cloud.mqtt.Refusal.ByPolicies;
import dev.claimport.practice.cloud.policy.Decision;
import dev.claimport.practice.cloud.policy.Decision.Looked;

/** What a practice cloud refused as a JSON object, with every statement that was looked at: {@code refused} by policies, {@code hookRefused} by a hook. */
final class RefusalJson {

    private RefusalJson() {}

    static ObjectNode of(Refusal refusal) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (refusal) {
            case ByPolicies(String client, Decision decision) -> add(json.putObject("refused").put("client", client), decision);
            case ByHook(String client, String template, Problem why) -> {
                ObjectNode refused = json.putObject("hookRefused").put("client", client).put("template", template).put("why", why.kind().name());
                why.kind().facts().forEach(name -> refused.put(name, why.facts().get(name).toString()));
            }
        }
        return json;
    }

    private static void add(ObjectNode json, Decision decision) {
        json.put("action", decision.action().actionName()).put("resource", decision.resource()).put("outcome", decision.outcome().name());
        ArrayNode statements = json.putArray("statements");
        decision.looked().forEach(looked -> add(statements.addObject(), looked));
        decision.nearest().ifPresent(nearest -> add(json.putObject("nearest"), nearest));
    }

    private static void add(ObjectNode json, Looked looked) {
        json.put("policy", looked.policy()).put("statement", looked.statement()).put("effect", looked.allows() ? "Allow" : "Deny")
                .put("fit", looked.fit().name()).put("detail", looked.detail());
    }
}
