package dev.claimport.cli;

import dev.claimport.cli.manual.ManualPage;
import dev.claimport.text.VersionText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code claimport manual-page}: by this the build makes {@code claimport.1}. */
@Command(name = "manual-page", mixinStandardHelpOptions = true, hidden = true)
final class ManualPageCommand implements Callable<Integer>, ForPrograms {

    @Spec
    private CommandSpec spec;

    private final Supplier<CommandLine> all;

    /** @param all the root with every command */
    ManualPageCommand(Supplier<CommandLine> all) {
        this.all = all;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(new ManualPage(all.get(), "Claimport " + VersionText.number()).roff());
        out.flush();
        return ExitCodes.DONE;
    }
}
