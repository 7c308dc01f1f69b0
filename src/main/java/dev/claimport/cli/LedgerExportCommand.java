package dev.claimport.cli;

import dev.claimport.ledger.export.Exports;
import dev.claimport.ledger.export.TestReports;
import dev.claimport.ledger.export.Tiles;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.text.Messages;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport ledger export}: the ledger for other programs. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false)
final class LedgerExportCommand implements Callable<Integer> {

    private enum Format {
        csv,
        jsonl,
        tiles,
        openhtf,
        wats,
        tofupilot
    }

    @Parameters(paramLabel = "TARGET", descriptionKey = "TARGET")
    private Path target;

    @Option(names = "--format", paramLabel = "FORMAT", required = true)
    private Format format;

    @Mixin
    private final AttemptOptions which = new AttemptOptions();

    @Option(names = "--process-code", paramLabel = "NUMBER")
    private @Nullable Integer processCode;

    @Option(names = "--procedure-id", paramLabel = "ID")
    private @Nullable String procedureId;

    @Mixin
    private final StationsOption stations;

    @Spec
    private CommandSpec spec;

    private final Messages texts;

    LedgerExportCommand(StationsOption stations, Messages texts) {
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
            if (format == Format.wats && processCode == null) {
                throw UsageProblem.ARGUMENTS_MISSING.in(spec, "--process-code");
            }
            if (format == Format.tofupilot && procedureId == null) {
                throw UsageProblem.ARGUMENTS_MISSING.in(spec, "--procedure-id");
            }
            if (stations.all() && (format == Format.jsonl || format == Format.tiles)) {
                throw UsageProblem.ARGUMENTS_EXCLUSIVE.in(spec, "--all-stations, --format " + format.name());
            }
            try (AttemptSource view = StationsOption.Source.of(stations, spec)) {
                AttemptQuery query = AttemptOptions.Query.of(which, Integer.MAX_VALUE);
                long written = switch (format) {
                    case csv -> Exports.csv(view, query, target);
                    case jsonl -> Exports.jsonLines((LedgerView) view, target);
                    case tiles -> Tiles.write((LedgerView) view, target);
                    case openhtf -> Exports.reports(view, query, target, TestReports::openHtf);
                    case wats -> Exports.reports(view, query, target, attempt -> TestReports.wats(attempt, processCode));
                    case tofupilot -> Exports.reports(view, query, target, attempt -> TestReports.tofuPilot(attempt, procedureId));
                };
                spec.commandLine().getErr().println(texts.text("ledger.exported", Map.of("amount", written, "target", target.toString())));
                view.requireUnaltered();
            }
            return ExitCodes.DONE;
        }
    }
}
