package dev.claimport.cli;

import dev.claimport.ledger.store.AttemptQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which attempts of a ledger. Days are those of this computer's time zone. */
final class AttemptOptions {

    @Option(names = "--search", paramLabel = "TEXT", descriptionKey = "search", defaultValue = "")
    private String search;

    @Option(names = "--outcome", paramLabel = "OUTCOME", descriptionKey = "outcome")
    private @Nullable Outcome outcome;

    @Option(names = "--since", paramLabel = "DATE", descriptionKey = "since")
    private @Nullable LocalDate since;

    @Option(names = "--until", paramLabel = "DATE", descriptionKey = "until-day")
    private @Nullable LocalDate until;

    private enum Outcome {
        confirmed,
        delivered,
        unproven,
        failed,
        aborted,
        open
    }

    /** @param most how many */
    AttemptQuery query(int most) {
        return new AttemptQuery(search, outcome == null ? "" : outcome.name(), Optional.ofNullable(since).map(AttemptOptions::start),
                Optional.ofNullable(until).map(day -> start(day.plusDays(1))), most);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }
}
