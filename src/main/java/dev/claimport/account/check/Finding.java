package dev.claimport.account.check;

import dev.claimport.failure.Place.Position;
import java.util.Comparator;
import java.util.Map;

/**
 * What a rule found.
 *
 * @param place in the body; its start for what is about the template as a whole
 * @param facts that the rule's texts mention
 */
public record Finding(Rule rule, Position place, Map<String, ?> facts) {

    /** As they are listed: the worst first, then from top to bottom. */
    static final Comparator<Finding> ORDER =
            Comparator.comparing((Finding finding) -> finding.rule.severity()).thenComparing(finding -> finding.place.line()).thenComparing(finding -> finding.place.column()).thenComparing(finding -> finding.rule.id());

    public Finding {
        facts = Map.copyOf(facts);
    }

    public Severity severity() {
        return rule.severity();
    }
}
