package dev.claimport.cli;

import dev.claimport.support.SupportFile;
import dev.claimport.support.SupportPart;
import dev.claimport.support.SupportReport;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport support}: a zip for whoever helps, shown before it is saved. */
@Command(name = "support", mixinStandardHelpOptions = true)
final class SupportCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "FILE")
    private @Nullable Path file;

    @Option(names = "--trace", paramLabel = "FILE")
    private @Nullable Path trace;

    @Option(names = "--yes")
    private boolean yes;

    @Option(names = "--without", paramLabel = "PART")
    private List<String> without = List.of();

    @Spec
    private CommandSpec spec;

    private final Supplier<SupportReport> report;
    private final Messages texts;
    private final TimeSource time;

    SupportCommand(Supplier<SupportReport> report, Messages texts, TimeSource time) {
        this.report = report;
        this.texts = texts;
        this.time = time;
    }

    @Override
    public Integer call() {
        List<SupportPart> all = report.get().collect(Optional.ofNullable(trace));
        checkParts(all.stream().map(SupportPart::id).toList());
        List<SupportPart> parts = all.stream().filter(part -> !without.contains(part.id())).toList();
        PrintWriter out = spec.commandLine().getOut();
        parts.forEach(part -> {
            out.println("== " + part.name());
            out.print(part.text().isEmpty() ? texts.text("support.nothing") + System.lineSeparator() : part.text());
        });
        out.flush();
        Path target = file == null ? Path.of(SupportFile.usualName(time.instant())) : file;
        if (!yes && !agrees(target)) {
            return say("support.not-saved", target, ExitCodes.DONE);
        }
        SupportFile.save(target, parts);
        return say("support.saved", target, ExitCodes.DONE);
    }

    /** Whoever mistypes what shall not be given must not give it. */
    private void checkParts(List<String> known) {
        without.stream().filter(part -> !known.contains(part)).findFirst().ifPresent(part -> {
            throw UsageProblem.PART_UNKNOWN.in(spec, part, known);
        });
    }

    /** Without a terminal nobody can have looked at it. */
    private boolean agrees(Path target) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return false;
        }
        String answer = console.readLine("%s ", texts.text("support.ask", Map.of("file", target.toString())));
        return answer != null && YesOrNo.isYes(answer, texts);
    }

    private int say(String key, Path target, int exitCode) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(texts.text(key, Map.of("file", target.toString())));
        err.flush();
        return exitCode;
    }
}
