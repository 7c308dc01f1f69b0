package dev.claimport.practice.cloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.http.Json;
import dev.claimport.practice.cloud.policy.Connection;
import dev.claimport.practice.cloud.policy.Connection.ConnectedThing;
import dev.claimport.practice.cloud.policy.Decision;
import dev.claimport.practice.cloud.policy.Decision.Fit;
import dev.claimport.practice.cloud.policy.Policy;
import dev.claimport.practice.cloud.policy.PolicyAction;
import dev.claimport.practice.cloud.policy.PolicyEvaluator;
import dev.claimport.practice.cloud.policy.PolicyFault;
import dev.claimport.practice.cloud.registry.IotRegistry.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * TestAuthorization (API reference 2015-05-28) of policies alone, or as if a certificate had them besides its own. Without one there is none for
 * their variables.
 */
final class PolicyTrial {

    private static final int MOST_QUESTIONS = 10;
    /** What only a connection with a certificate has. */
    private static final Pattern OF_CONNECTION = Pattern.compile("(iot:(Connection\\.Thing|Certificate)\\.[A-Za-z.\\d]+(\\[[^\\]]*])?|aws:SourceIp)");

    Answer answer(IotRequest request) {
        JsonNode body = Json.object(request.call().body());
        if (Json.text(body, "cognitoIdentityPoolId").isPresent()) {
            throw new HttpRefusal(404, "ResourceNotFoundException", "The practice cloud knows no Cognito identities");
        }
        String clientId = request.call().query("clientId").orElse("");
        Optional<Standing> standing = Json.text(body, "principal").map(principal -> RegistryOperations.standing(request, principal, clientId));
        JsonNode questions = body.path("authInfos");
        if (!questions.isArray() || questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
            throw HttpRefusal.invalidRequest("authInfos has to have 1 to " + MOST_QUESTIONS + " members");
        }
        Map<String, String> documents = request.registry().inventory().policies();
        List<Policy> named = new ArrayList<>();
        for (JsonNode name : body.path("policyNamesToAdd")) {
            named.add(policy(name.asText(), documents));
        }
        Set<String> missing = named.stream().filter(_ -> standing.isEmpty()).flatMap(policy -> OF_CONNECTION.matcher(documents.get(policy.name())).results())
                .map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
        List<Policy> policies = Stream.concat(standing.stream().flatMap(known -> known.policies().stream()), named.stream()).toList();
        var connection = new Connection(clientId, standing.flatMap(Standing::connecting).map(thing -> new ConnectedThing(thing.name(), thing.typeName(), thing.attributes())),
                standing.map(Standing::certificate).orElse(Map.of()), "0.0.0.0", Set.of(), Optional.empty());
        List<Map<String, Object>> results = new ArrayList<>();
        questions.forEach(question -> question.path("resources").forEach(resource ->
                results.add(result(request.arns(), policies, action(question), resource.asText(), connection, missing))));
        return Answer.json(Map.of("authResults", results));
    }

    private static Policy policy(String name, Map<String, String> documents) {
        if (!documents.containsKey(name)) {
            throw new HttpRefusal(404, "ResourceNotFoundException", "Policy " + name + " does not exist");
        }
        try {
            return Policy.read(name, documents.get(name));
        } catch (PolicyFault e) {
            throw HttpRefusal.invalidRequest("Policy " + name + " is malformed. " + e.getMessage());
        }
    }

    private static PolicyAction action(JsonNode question) {
        String type = Json.required(question, "actionType");
        return Arrays.stream(PolicyAction.values()).filter(action -> action != PolicyAction.RETAIN_PUBLISH && action.name().equals(type)).findFirst()
                .orElseThrow(() -> HttpRefusal.invalidRequest("There is no action type " + type));
    }

    private static Map<String, Object> result(Arns arns, List<Policy> policies, PolicyAction action, String resource, Connection connection, Set<String> missing) {
        String prefix = arns.of(action.resourceType() + "/");
        if (!resource.startsWith(prefix)) {
            throw HttpRefusal.invalidRequest("Resource " + resource + " is none of this account for " + action);
        }
        Decision decision = new PolicyEvaluator(arns.of("")).decide(policies, action, resource.substring(prefix.length()), connection);
        List<Map<String, String>> allowing = policies(arns, decision, true);
        Map<String, Object> denied = Map.of("implicitDeny", Map.of("policies", List.of()), "explicitDeny", Map.of("policies", policies(arns, decision, false)));
        return Map.of("authInfo", Map.of("actionType", action.name(), "resources", List.of(resource)), "allowed", Map.of("policies", allowing), "denied", denied,
                "authDecision", switch (decision.outcome()) {
                    case ALLOWED -> "ALLOWED";
                    case EXPLICITLY_DENIED -> "EXPLICIT_DENY";
                    case NOT_ALLOWED -> "IMPLICIT_DENY";
                }, "missingContextValues", decision.allowed() ? Set.of() : missing);
    }

    private static List<Map<String, String>> policies(Arns arns, Decision decision, boolean allowing) {
        return decision.looked().stream().filter(looked -> looked.fit() == Fit.APPLIES && looked.allows() == allowing).map(Decision.Looked::policy).distinct()
                .map(name -> Map.of("policyName", name, "policyArn", arns.policy(name))).toList();
    }
}
