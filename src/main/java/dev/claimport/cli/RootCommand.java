package dev.claimport.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code claimport}: without a command, the window. */
@Command(name = "claimport", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "[COMMAND]")
final class RootCommand implements Callable<Integer> {

    private final Window window;

    RootCommand(Window window) {
        this.window = window;
    }

    @Override
    public Integer call() throws InterruptedException {
        return window.open(false);
    }
}
