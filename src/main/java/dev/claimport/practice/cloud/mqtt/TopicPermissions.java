package dev.claimport.practice.cloud.mqtt;

import dev.claimport.practice.cloud.policy.Connection;
import dev.claimport.practice.cloud.policy.Connection.ConnectedThing;
import dev.claimport.practice.cloud.policy.Decision;
import dev.claimport.practice.cloud.policy.Policy;
import dev.claimport.practice.cloud.policy.PolicyAction;
import dev.claimport.practice.cloud.policy.PolicyEvaluator;
import dev.claimport.practice.cloud.registry.Principal;
import java.util.List;
import java.util.Optional;

/** What a client may do: by the policies that count for it, and by what the broker serves at all. */
final class TopicPermissions {

    private final PolicyEvaluator evaluator;
    private final Principal principal;
    private final List<Policy> policies;
    private final Connection connection;

    TopicPermissions(PolicyEvaluator evaluator, Principal principal, List<Policy> policies, Connection connection) {
        this.evaluator = evaluator;
        this.principal = principal;
        this.policies = List.copyOf(policies);
        this.connection = connection;
    }

    /** The thing that the client is, if it is one. */
    Optional<String> thing() {
        return connection.thing().map(ConnectedThing::name);
    }

    /** @param name the client id, topic or topic filter */
    Decision decide(PolicyAction action, String name) {
        return evaluator.decide(policies, action, name, connection);
    }

    /** Whether messages can be published to it, whoever may: the provisioning API is for claims, the rest of {@code $} is not there. */
    boolean takes(String topic) {
        return TopicFilter.isName(topic) && serves(topic);
    }

    /** Whether it can be subscribed to, whoever may. */
    boolean offers(String filter) {
        return TopicFilter.isFilter(filter) && serves(filter);
    }

    private boolean serves(String topic) {
        return principal instanceof Principal.Claim || !topic.startsWith("$") && TopicFilter.isWithinLimits(topic);
    }
}
