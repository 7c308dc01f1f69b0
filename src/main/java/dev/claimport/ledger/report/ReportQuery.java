package dev.claimport.ledger.report;

import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.AttemptSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Which attempts a report or figures are about.
 *
 * @param parameters of the template, such as a site, that each of them has; the ledger is read for these
 */
public record ReportQuery(AttemptQuery query, Map<String, String> parameters) {

    public ReportQuery {
        parameters = Map.copyOf(parameters);
    }

    /** The latest first. */
    public void each(AttemptSource source, Consumer<Attempt> reader) {
        source.each(query, attempt -> {
            if (parameters.entrySet().stream().allMatch(wanted -> wanted.getValue().equals(attempt.parameters().get(wanted.getKey())))) {
                reader.accept(attempt);
            }
        });
    }
}
