package dev.claimport.cli;

import dev.claimport.ledger.report.ReportQuery;
import dev.claimport.ledger.store.AttemptSource;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which attempts a report or figures are about, and whose. */
final class ReportOptions {

    @Mixin
    private final AttemptOptions which = new AttemptOptions();

    @Option(names = "--parameter", paramLabel = "KEY=VALUE", descriptionKey = "with-parameter")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Mixin
    private final StationsOption stations;

    ReportOptions(StationsOption stations) {
        this.stations = stations;
    }

    /** Apart from the options, into which picocli looks with every help: so that loads no class of the ledger. */
    static final class Query {

        private Query() {}

        static ReportQuery of(ReportOptions options) {
            return new ReportQuery(AttemptOptions.Query.of(options.which, Integer.MAX_VALUE), options.parameters);
        }

        /** Where they are. */
        static AttemptSource open(ReportOptions options, CommandSpec spec) {
            return StationsOption.Source.of(options.stations, spec);
        }
    }
}
