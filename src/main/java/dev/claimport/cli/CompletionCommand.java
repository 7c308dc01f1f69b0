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
@Command(name = "completion", mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer>, ForPrograms {

    @Parameters(paramLabel = "SHELL", descriptionKey = "SHELL")
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
