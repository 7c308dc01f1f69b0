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

    @Option(names = "--station", paramLabel = "NAME", descriptionKey = "at-station", defaultValue = "")
    private String station;

    @Option(names = "--batch", paramLabel = "NAME", descriptionKey = "of-batch", defaultValue = "")
    private String batch;

    @Option(names = "--order", paramLabel = "NAME", descriptionKey = "of-order", defaultValue = "")
    private String order;

    private enum Outcome {
        confirmed,
        delivered,
        unproven,
        failed,
        aborted,
        open
    }

    /** Apart from the options, into which picocli looks with every help: so that loads no class of the ledger. */
    static final class Query {

        private Query() {}

        /** @param most how many */
        static AttemptQuery of(AttemptOptions which, int most) {
            return new AttemptQuery(which.search, which.outcome == null ? "" : which.outcome.name(), Optional.ofNullable(which.since).map(Query::start),
                    Optional.ofNullable(which.until).map(day -> start(day.plusDays(1))), most)
                    .at(new AttemptQuery.Place(which.station, which.batch, which.order));
        }

        private static Instant start(LocalDate day) {
            return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
        }
    }
}
