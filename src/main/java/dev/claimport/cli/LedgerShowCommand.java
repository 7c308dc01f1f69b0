package dev.claimport.cli;

import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport ledger show}: one attempt, event by event. */
@Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false)
final class LedgerShowCommand implements Callable<Integer> {

    /** What all lines have, or all of them have alike. */
    private static final Set<String> COMMON = Set.of("v", "log", "index", "at", "offset", "type", "run");

    @Parameters(paramLabel = "ID", descriptionKey = "ID")
    private String id;

    @Mixin
    private final StationsOption stations;

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final Messages texts;

    LedgerShowCommand(StationsOption stations, Messages texts) {
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
            PrintWriter out = spec.commandLine().getOut();
            try (AttemptSource view = StationsOption.Source.of(stations, spec)) {
                Attempt attempt = view.attempt(id);
                if (output == OutputFormat.text) {
                    out.println(texts.text("ledger.attempt", Map.of("run", attempt.run(), "outcome", attempt.outcome(), "log", attempt.log())));
                }
                attempt.records().forEach(record -> out.println(output == OutputFormat.json ? new String(record.bytes(), StandardCharsets.UTF_8) : TerminalWriter.line(line(record))));
                out.flush();
                view.requireUnaltered();
            }
            return ExitCodes.DONE;
        }

        private static String line(LedgerRecord record) {
            List<String> members = record.json().properties().stream().filter(member -> !COMMON.contains(member.getKey()))
                    .flatMap(member -> member.getValue().isObject() ? member.getValue().properties().stream()
                            .map(inner -> member.getKey() + "." + inner.getKey() + "=" + inner.getValue().asText())
                            : Stream.of(member.getKey() + "=" + member.getValue().asText())).collect(Collectors.toList());
            return String.format("%8s  %s  %-15s  %s", record.index(), record.text("at"), record.type(), String.join("  ", members)).stripTrailing();
        }
    }
}
