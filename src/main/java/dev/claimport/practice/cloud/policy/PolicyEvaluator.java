package dev.claimport.practice.cloud.policy;

import dev.claimport.practice.cloud.policy.Decision.Fit;
import dev.claimport.practice.cloud.policy.Decision.Looked;
import dev.claimport.practice.cloud.policy.Decision.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates policies as AWS IoT does (developer guide, "AWS IoT Core policies"): a statement that denies wins, one that allows is needed, and
 * what nobody speaks of is refused.
 */
public final class PolicyEvaluator {

    private final String arnPrefix;

    /** @param arnPrefix what stands before the resource in its ARN: {@code arn:aws:iot:region:account:} */
    public PolicyEvaluator(String arnPrefix) {
        this.arnPrefix = arnPrefix;
    }

    /** The ARN of a client, topic or topic filter. */
    public String arn(PolicyAction action, String name) {
        return arnPrefix + action.resourceType() + "/" + name;
    }

    /** @param name the client id, topic or topic filter */
    public Decision decide(List<Policy> policies, PolicyAction action, String name, Connection connection) {
        String resource = arn(action, name);
        ContextKeys context = new ConnectionKeys(connection);
        List<Looked> looked = new ArrayList<>();
        for (Policy policy : policies) {
            policy.statements().forEach(statement -> looked.add(look(policy, statement, action, resource, context)));
        }
        boolean denied = looked.stream().anyMatch(each -> !each.allows() && each.fit() == Fit.APPLIES);
        boolean allowed = looked.stream().anyMatch(each -> each.allows() && each.fit() == Fit.APPLIES);
        Outcome outcome = denied ? Outcome.EXPLICITLY_DENIED : allowed ? Outcome.ALLOWED : Outcome.NOT_ALLOWED;
        Optional<Looked> nearest = looked.stream().filter(Looked::allows).filter(each -> each.fit() != Fit.OTHER_ACTION)
                .max(Comparator.comparing(Looked::fit).thenComparing(each -> common(each.detail(), resource)));
        return new Decision(action, resource, outcome, looked, nearest);
    }

    private static Looked look(Policy policy, Statement statement, PolicyAction action, String resource, ContextKeys context) {
        String name = statement.sid().orElse(Integer.toString(statement.place()));
        Optional<Condition> unmet = statement.unmet(context);
        Fit fit = !statement.names(action.actionName()) ? Fit.OTHER_ACTION
                : !statement.covers(resource, context) ? Fit.OTHER_RESOURCE
                : unmet.isPresent() ? Fit.CONDITION_NOT_MET : Fit.APPLIES;
        String detail = switch (fit) {
            case OTHER_ACTION -> String.join(", ", statement.actions().patterns());
            case OTHER_RESOURCE -> nearest(statement, resource, context);
            case CONDITION_NOT_MET -> unmet.orElseThrow().toString();
            case APPLIES -> "";
        };
        return new Looked(policy.name(), name, statement.allows(), fit, detail);
    }

    private static String nearest(Statement statement, String resource, ContextKeys context) {
        return statement.resources().patterns().stream().map(context::resolve).max(Comparator.comparing(each -> common(each, resource))).orElseThrow();
    }

    /** Characters at the beginning that two texts share. */
    private static int common(String one, String other) {
        int i = 0;
        while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }
}
