package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.account.check.CheckTexts;
import dev.claimport.account.check.Finding;
import dev.claimport.account.check.Severity;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Says which rules of the check of templates had predicted how a hand-over failed. */
final class Foresight {

    private final Supplier<CheckTexts> rules;
    private final Messages texts;

    /** @param rules asked only when there is something to say */
    Foresight(Supplier<CheckTexts> rules, Messages texts) {
        this.rules = rules;
        this.texts = texts;
    }

    void print(List<Finding> predicted, PrintWriter err) {
        for (Finding finding : predicted) {
            // A rule that only surprises has foretold nothing.
            err.println("  " + texts.text(finding.severity() == Severity.BREAKS ? "failure.predicted" : "failure.may-explain", Map.of("message", rules.get().message(finding), "id", finding.rule().id(),
                    "line", finding.place().line(), "column", finding.place().column())));
            err.println("  " + texts.text("failure.remedy") + " " + rules.get().remedy(finding));
        }
        err.flush();
    }

    /** To the failure of a result; nothing where there is nothing to say. */
    void add(ObjectNode result, List<Finding> predicted) {
        if (!predicted.isEmpty() && result.get("failure") instanceof ObjectNode failure) {
            put(failure, predicted);
        }
    }

    /** @param predicted not empty */
    void put(ObjectNode json, List<Finding> predicted) {
        ArrayNode by = json.putArray("predictedBy");
        predicted.forEach(finding -> by.add(new TemplateCheckJson().of(finding)));
    }
}
