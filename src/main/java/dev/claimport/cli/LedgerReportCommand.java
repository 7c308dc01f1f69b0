package dev.claimport.cli;

import dev.claimport.ledger.report.HtmlReport;
import dev.claimport.ledger.report.ReportQuery;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport ledger report}: what was handed over, to be printed. */
@Command(name = "report", mixinStandardHelpOptions = true, sortOptions = false)
final class LedgerReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TARGET", descriptionKey = "TARGET")
    private Path target;

    @Option(names = "--title", paramLabel = "TEXT", defaultValue = "")
    private String title;

    @Mixin
    private final ReportOptions which;

    @Spec
    private CommandSpec spec;

    private final Supplier<Messages> texts;
    private final TimeSource time;

    /** @param texts the bundle {@code ledger} */
    LedgerReportCommand(ReportOptions which, Supplier<Messages> texts, TimeSource time) {
        this.which = which;
        this.texts = texts;
        this.time = time;
    }

    @Override
    public Integer call() {
        return new Work().call();
    }

    /** Apart from the command, into which picocli looks with every help: so that loads no class of the ledger. */
    private final class Work {

        Integer call() {
            Messages words = texts.get();
            var query = ReportOptions.Query.of(which);
            try (AttemptSource source = ReportOptions.Query.open(which, spec)) {
                long written = HtmlReport.write(source, query, title.isEmpty() ? subject(query) : title, words, ZoneId.systemDefault(), time.clock().instant(), target);
                spec.commandLine().getErr().println(words.text("report.done", Map.of("amount", written, "target", target.toString())));
                source.requireUnaltered();
            }
            return ExitCodes.DONE;
        }

        /** What it is about, by what narrows it. */
        private String subject(ReportQuery query) {
            var place = query.query().place();
            return Stream.concat(Stream.of(place.order(), place.batch(), place.station()), query.parameters().values().stream()).filter(name -> !name.isEmpty()).findFirst().orElse("");
        }
    }
}
