package dev.claimport.practice.cloud.iam;

import dev.claimport.practice.cloud.policy.ContextKeys;
import dev.claimport.practice.cloud.policy.PolicyFault;
import dev.claimport.practice.cloud.policy.PolicyReader;
import dev.claimport.practice.cloud.policy.Statement;
import dev.claimport.practice.cloud.policy.Statement.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An identity-based policy of IAM, as far as it can be decided here what it would allow with AWS. What else a document says is refused, since to pass
 * it over would allow what it forbids.
 */
public record IamPolicy(List<Statement> statements) {

    private static final PolicyReader READER = PolicyReader.ofIam(RequestKeys::isKnown);
    private static final Words EVERYTHING = new Words(List.of("*"), false);

    /** What becomes of a request (IAM user guide, "Policy evaluation logic"). */
    public enum Outcome {
        ALLOWED,
        NOT_ALLOWED,
        EXPLICITLY_DENIED
    }

    public IamPolicy {
        statements = List.copyOf(statements);
    }

    /** Allows these actions on everything. */
    public static IamPolicy allowing(Set<String> actions) {
        return new IamPolicy(List.of(onEverything(true, actions)));
    }

    /** The same without these actions. */
    public IamPolicy denying(Set<String> actions) {
        List<Statement> all = new ArrayList<>(statements);
        all.add(onEverything(false, actions));
        return new IamPolicy(all);
    }

    private static Statement onEverything(boolean allows, Set<String> actions) {
        return new Statement(0, Optional.empty(), allows, new Words(List.copyOf(actions), false), EVERYTHING, List.of());
    }

    /** @param resource an ARN, or {@code *} for actions that know no resources */
    public Outcome decide(String action, String resource, ContextKeys request) {
        List<Statement> applying = statements.stream().filter(statement -> statement.applies(action, resource, request)).toList();
        return applying.stream().anyMatch(statement -> !statement.allows()) ? Outcome.EXPLICITLY_DENIED : applying.isEmpty() ? Outcome.NOT_ALLOWED : Outcome.ALLOWED;
    }

    /**
     * Reads a document, which is JSON.
     *
     * @throws PolicyFault with what is wrong, or cannot be decided here, in a sentence
     */
    public static IamPolicy read(String document) throws PolicyFault {
        return new IamPolicy(READER.read(document));
    }
}
