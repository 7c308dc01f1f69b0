package dev.claimport.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code claimport}: without a command, the window. */
@Command(name = "claimport", mixinStandardHelpOptions = true,
        header = "Hand a device its AWS IoT provisioning claim, and see it through.",
        description = {"", "Without a command, the window opens.", ""}, synopsisSubcommandLabel = "[COMMAND]",
        footer = {"", "Exit status: 0 done, 1 the hand-over failed, 2 usage, 254 the service refused, 255 anything else."})
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
