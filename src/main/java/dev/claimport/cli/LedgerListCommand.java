package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.ledger.store.LedgerView.Found;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport ledger list}: the latest attempts, or those that are looked for. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false)
final class LedgerListCommand implements Callable<Integer> {

    /** As much of a run's id as tells it from others of this century's runs. */
    private static final int SHORT = 18;

    @Mixin
    private final AttemptOptions which = new AttemptOptions();

    @Option(names = "--limit", paramLabel = "NUMBER", defaultValue = "100")
    private int limit;

    @Mixin
    private final StationsOption stations;

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final Messages texts;

    LedgerListCommand(StationsOption stations, Messages texts) {
        this.stations = stations;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        return new Work().call();
    }

    /** Apart from the command, into which picocli looks with every help: so that loads no class of the ledger. */
    private final class Work {

        Integer call() {
            if (limit < 1) {
                throw UsageProblem.NUMBER_WRONG.in(spec, "--limit");
            }
            PrintWriter out = spec.commandLine().getOut();
            try (AttemptSource view = StationsOption.Source.of(stations, spec)) {
                List<Found> found = view.find(AttemptOptions.Query.of(which, limit));
                if (found.isEmpty() && output == OutputFormat.text) {
                    spec.commandLine().getErr().println(texts.text("ledger.none"));
                }
                found.forEach(attempt -> out.println(output == OutputFormat.json ? json(attempt) : TerminalWriter.line(line(attempt))));
            }
            out.flush();
            return ExitCodes.DONE;
        }

        private static String line(Found found) {
            return String.format("%s  %s  %-9s  %-18s  %s", found.run().substring(0, Math.min(SHORT, found.run().length())),
                    time(found.started()), found.outcome(),
                    found.serial().isEmpty() ? "-" : found.serial(), found.thing().isEmpty() ? found.failure() : found.thing()).stripTrailing();
        }

        /** As wide for every technician: it is a column. */
        private static String time(long millis) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.systemDefault()));
        }

        /** One a line, as records of logs are. */
        private static ObjectNode json(Found found) {
            return JsonNodeFactory.instance.objectNode().put("run", found.run()).put("start", Instant.ofEpochMilli(found.started()).toString())
                    .put("outcome", found.outcome()).put("failure", found.failure()).put("model", found.model()).put("serial", found.serial())
                    .put("attempt", found.ordinal()).put("thing", found.thing()).put("certificate", found.certificate()).put("template", found.template())
                    .put("operator", found.operator()).put("station", found.station());
        }
    }
}
