package dev.claimport.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code claimport config}: what is set, and by whom. */
@Command(name = "config", mixinStandardHelpOptions = true, header = "List and change settings.",
        description = {"", "What your organisation has fixed is listed with where it has, and cannot be changed here.", ""}, synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Which of them? list, get, set or unset");
    }
}
