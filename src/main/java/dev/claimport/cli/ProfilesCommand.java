package dev.claimport.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code claimport profiles}: the families of devices that are known. */
@Command(name = "profiles", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class ProfilesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw UsageProblem.COMMAND_MISSING.in(spec, spec.subcommands().keySet());
    }
}
