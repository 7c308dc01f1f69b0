package dev.claimport.cli;

import dev.claimport.account.check.CheckResult;
import dev.claimport.account.check.TemplateCheck;
import dev.claimport.failure.LocalFailure;
import dev.claimport.file.SmallFile;
import dev.claimport.text.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport template check}: everything that is wrong with a template, and what will surprise. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false)
final class TemplateCheckCommand implements Callable<Integer> {

    /** Far more than a body may have; stacks hold more than one template. */
    private static final int MOST = 1 << 20;

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    private String file;

    @Option(names = "--parameter", paramLabel = "KEY=VALUE", mapFallbackValue = Option.NULL_VALUE)
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final Supplier<Messages> rules;
    private final Messages texts;

    /** @param rules the texts of the rules */
    TemplateCheckCommand(Supplier<Messages> rules, Messages texts) {
        this.rules = rules;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        if (parameters.containsValue(null)) {
            throw UsageProblem.PARAMETER_WRONG.in(spec, "--parameter");
        }
        CheckResult result = TemplateCheck.of(read(), parameters.isEmpty() ? Optional.empty() : Optional.of(parameters));
        PrintWriter out = spec.commandLine().getOut();
        if (output == OutputFormat.json) {
            out.println(new TemplateCheckJson(rules.get()).of(file, result));
        } else {
            new TemplateCheckText(rules.get(), texts, out).print(file, result);
        }
        out.flush();
        return result.isBroken() ? ExitCodes.USAGE : ExitCodes.DONE;
    }

    private byte[] read() {
        try {
            return SmallFile.read(Path.of(file), MOST);
        } catch (IOException | InvalidPathException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file), e.toString()).exception(e);
        }
    }
}
