package dev.claimport.cli;

import dev.claimport.cli.manual.Completion;
import dev.claimport.cli.manual.Completion.Shell;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code claimport completion}: what makes a shell complete commands and options. */
@Command(name = "completion", mixinStandardHelpOptions = true, header = "Print the completion script for a shell.",
        description = {"", "For bash: source <(claimport completion bash). For zsh: source <(claimport completion zsh)."
                + " Or save it where the shell looks for completions.", ""})
final class CompletionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    private final Supplier<CommandLine> all;

    /** @param all the root with every command */
    CompletionCommand(Supplier<CommandLine> all) {
        this.all = all;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(new Completion(all.get()).script(shell));
        out.flush();
        return ExitCodes.DONE;
    }
}
