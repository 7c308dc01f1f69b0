package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.ledger.figures.Figures;
import dev.claimport.ledger.figures.FiguresCount;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.ledger.figures.Grouping;
import dev.claimport.ledger.figures.Grouping.Groups;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport ledger figures}: what attempts come to. */
@Command(name = "figures", mixinStandardHelpOptions = true, sortOptions = false)
final class LedgerFiguresCommand implements Callable<Integer> {

    private static final String NONE = "-";

    @Option(names = "--by", paramLabel = "WHAT")
    private @Nullable By by;

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    private enum By {
        shift,
        day,
        batch,
        order,
        station
    }

    @Mixin
    private final ReportOptions which;

    @Spec
    private CommandSpec spec;

    private final Supplier<Messages> texts;

    /** @param texts the bundle {@code ledger} */
    LedgerFiguresCommand(ReportOptions which, Supplier<Messages> texts) {
        this.which = which;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        return new Work().call();
    }

    /** Apart from the command, into which picocli looks with every help: so that loads no class of the ledger. */
    private final class Work {

        Integer call() {
            var count = new FiguresCount();
            Optional<Groups> groups = Optional.ofNullable(by).map(chosen -> new Groups(Grouping.valueOf(chosen.name().toUpperCase(Locale.ROOT)), ZoneId.systemDefault()));
            try (AttemptSource source = ReportOptions.Query.open(which, spec)) {
                ReportOptions.Query.of(which).each(source, attempt -> {
                    if (attempt.ended().isPresent()) {
                        Finished finished = Finished.of(attempt);
                        count.add(finished);
                        groups.ifPresent(all -> all.add(finished));
                    }
                });
                print(count.figures(), groups.map(Groups::figures));
                source.requireUnaltered();
            }
            return ExitCodes.DONE;
        }

        private void print(Figures all, Optional<Map<String, Figures>> groups) {
            PrintWriter out = spec.commandLine().getOut();
            if (output == OutputFormat.json) {
                ObjectNode json = json(all);
                groups.ifPresent(by -> {
                    ObjectNode each = json.putObject("groups");
                    by.forEach((group, figures) -> each.set(group, json(figures)));
                });
                out.println(json);
            } else {
                print(all, groups.orElse(Map.of()), texts.get(), out);
            }
            out.flush();
        }

        private static void print(Figures all, Map<String, Figures> groups, Messages words, PrintWriter out) {
            out.println(line("", List.of("devices", "passed", "yield", "first-pass", "per-hour", "median", "high", "slots-idle", "person-idle").stream()
                    .map(name -> words.text("report." + name)).toList()));
            groups.forEach((group, figures) -> out.println(line(group.isEmpty() ? NONE : group, cells(figures, words))));
            out.println(line(words.text("report.all"), cells(all, words)));
            if (!all.steps().isEmpty()) {
                out.println();
                all.steps().forEach((step, spread) -> out.println(line(step, List.of(time(spread.median(), words), time(spread.high(), words)))));
            }
            if (!all.failures().isEmpty()) {
                out.println();
                all.failures().forEach((id, amount) -> out.println(line(id, List.of(Long.toString(amount)))));
            }
        }

        private static List<String> cells(Figures figures, Messages words) {
            boolean none = figures.devices() == 0;
            boolean nonePassed = figures.passed() == 0;
            return List.of(Integer.toString(figures.devices()), Integer.toString(figures.passed()), none ? NONE : share(figures.yield(), words),
                    none ? NONE : share(figures.firstPassYield(), words), figures.perHour() == 0 ? NONE : Long.toString(figures.perHour()),
                    nonePassed ? NONE : time(figures.took().median(), words), nonePassed ? NONE : time(figures.took().high(), words),
                    none ? NONE : share(figures.idle().slots(), words), none ? NONE : share(figures.idle().person(), words));
        }

        private static String line(String name, List<String> cells) {
            return String.format("%-32s", TerminalWriter.line(name)) + cells.stream().map(cell -> String.format("  %10s", cell)).collect(Collectors.joining());
        }

        private static String share(int thousandths, Messages words) {
            return words.text("report.share", Map.of("percent", thousandths / 10.0));
        }

        private static String time(Duration time, Messages words) {
            return words.text("report.time", Map.of("seconds", time.toMillis() / 1000.0));
        }

        private static ObjectNode json(Figures figures) {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("devices", figures.devices()).put("passed", figures.passed()).put("firstPass", figures.firstPass())
                    .put("yield", figures.yield() / 1000.0).put("firstPassYield", figures.firstPassYield() / 1000.0).put("perHour", figures.perHour())
                    .put("workedMillis", figures.worked().toMillis()).put("slotsIdle", figures.idle().slots() / 1000.0).put("personIdle", figures.idle().person() / 1000.0);
            json.set("took", json(figures.took()));
            ObjectNode steps = json.putObject("steps");
            figures.steps().forEach((step, spread) -> steps.set(step, json(spread)));
            ObjectNode failures = json.putObject("failures");
            figures.failures().forEach(failures::put);
            return json;
        }

        private static ObjectNode json(Figures.Spread spread) {
            return JsonNodeFactory.instance.objectNode().put("medianMillis", spread.median().toMillis()).put("highMillis", spread.high().toMillis());
        }
    }
}
