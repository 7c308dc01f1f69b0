package dev.claimport.practice.cloud.mqtt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.practice.cloud.policy.Policy;
import dev.claimport.practice.cloud.policy.PolicyAction;
import dev.claimport.practice.cloud.policy.PolicyEvaluator;
import dev.claimport.practice.cloud.policy.PolicyFault;
import java.util.List;
import java.util.stream.Stream;

/** The policy of a claim. AWS IoT documents none; this is what claims are good for, and nothing else. */
final class ClaimPolicy {

    private static final String NAME = "claim";

    private ClaimPolicy() {}

    /** @param templateName the only one that the claim provisions with */
    static Policy of(PolicyEvaluator evaluator, String templateName) {
        List<String> topics = Stream.of(ProvisioningTopic.CREATE_KEYS, ProvisioningTopic.CREATE_FROM_CSR, ProvisioningTopic.provision(templateName))
                .map(prefix -> prefix + "*").toList();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode statements = document.put("Version", "2012-10-17").putArray("Statement");
        for (PolicyAction action : List.of(PolicyAction.CONNECT, PolicyAction.PUBLISH, PolicyAction.SUBSCRIBE, PolicyAction.RECEIVE)) {
            ObjectNode statement = statements.addObject().put("Effect", "Allow").put("Action", action.actionName());
            ArrayNode resources = statement.putArray("Resource");
            (action == PolicyAction.CONNECT ? List.of("*") : topics).forEach(name -> resources.add(evaluator.arn(action, name)));
        }
        try {
            return Policy.read(NAME, document.toString());
        } catch (PolicyFault e) {
            throw new IllegalStateException(e);
        }
    }
}
