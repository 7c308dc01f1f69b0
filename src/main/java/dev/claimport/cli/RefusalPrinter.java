package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.practice.cloud.policy.Decision;
import dev.claimport.practice.cloud.policy.Decision.Looked;
import dev.claimport.practice.cloud.policy.Decision.Outcome;
import dev.claimport.practice.cloud.policy.PolicyRefusal;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Says what policies refuse, one line each: a sentence for people, or JSON with every statement that was looked at. */
final class RefusalPrinter implements Consumer<PolicyRefusal> {

    private final PrintWriter out;
    private final Optional<Messages> texts;

    private RefusalPrinter(PrintWriter out, Optional<Messages> texts) {
        this.out = out;
        this.texts = texts;
    }

    static RefusalPrinter forPeople(PrintWriter out, Messages texts) {
        return new RefusalPrinter(out, Optional.of(texts));
    }

    static RefusalPrinter forPrograms(PrintWriter out) {
        return new RefusalPrinter(out, Optional.empty());
    }

    @Override
    public synchronized void accept(PolicyRefusal refusal) {
        out.println(texts.map(words -> sentence(refusal, words)).orElseGet(() -> json(refusal).toString()));
        out.flush();
    }

    private static String sentence(PolicyRefusal refusal, Messages texts) {
        Decision decision = refusal.decision();
        Map<String, String> facts = Map.of("client", refusal.clientId(), "action", decision.action().actionName(), "resource", decision.resource());
        String refused = texts.text("practice.refused", facts);
        if (decision.outcome() == Outcome.EXPLICITLY_DENIED) {
            Looked denying = decision.looked().stream().filter(looked -> !looked.allows() && looked.fit() == Decision.Fit.APPLIES).findFirst().orElseThrow();
            return refused + " " + texts.text("practice.refused-denied", Map.of("statement", denying.toString()));
        }
        return refused + " " + decision.nearest()
                .map(nearest -> texts.text("practice.refused-nearest", Map.of("statement", nearest.toString(), "detail", nearest.detail())))
                .orElseGet(() -> texts.text("practice.refused-nothing", facts));
    }

    private static ObjectNode json(PolicyRefusal refusal) {
        Decision decision = refusal.decision();
        ObjectNode refused = JsonNodeFactory.instance.objectNode();
        ObjectNode json = refused.putObject("refused").put("client", refusal.clientId()).put("action", decision.action().actionName())
                .put("resource", decision.resource()).put("outcome", decision.outcome().name());
        ArrayNode statements = json.putArray("statements");
        decision.looked().forEach(looked -> add(statements.addObject(), looked));
        decision.nearest().ifPresent(nearest -> add(json.putObject("nearest"), nearest));
        return refused;
    }

    private static void add(ObjectNode json, Looked looked) {
        json.put("policy", looked.policy()).put("statement", looked.statement()).put("effect", looked.allows() ? "Allow" : "Deny")
                .put("fit", looked.fit().name()).put("detail", looked.detail());
    }
}
