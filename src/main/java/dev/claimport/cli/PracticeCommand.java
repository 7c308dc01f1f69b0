package dev.claimport.cli;

import dev.claimport.app.RoleContexts;
import dev.claimport.failure.Problem;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport practice}: the whole job without an account. */
@Command(name = "practice", mixinStandardHelpOptions = true)
final class PracticeCommand implements Callable<Integer> {

    private static final String TEMPLATE = "practice-sensor";

    @Option(names = "--terminal")
    private boolean terminal;

    @Spec
    private CommandSpec spec;

    private final RoleContexts contexts;
    private final HandoverRunner runner;
    private final Window window;
    private final Messages texts;

    PracticeCommand(RoleContexts contexts, HandoverRunner runner, Window window, Messages texts) {
        this.contexts = contexts;
        this.runner = runner;
        this.window = window;
        this.texts = texts;
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<Problem> obstacle = terminal ? Optional.empty() : window.obstacle();
        if (!terminal && obstacle.isEmpty()) {
            return window.open(true);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (!terminal) {
            out.println(texts.text("practice.in-terminal", Map.of("problem", obstacle.orElseThrow())));
            out.flush();
        }
        // Here the steps are what the command is for, so they are results.
        return runner.run(new HandoverSource.Practice(contexts, PracticeScenario.FAIR, _ -> { }), context -> HandoverRequest.of(TEMPLATE, Map.of(), context.rootCas()),
                TEMPLATE, OutputFormat.text, out, out);
    }
}
