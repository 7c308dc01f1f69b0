package dev.claimport.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code claimport ledger}: what was handed to which device, by whom, when. */
@Command(name = "ledger", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class LedgerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw UsageProblem.COMMAND_MISSING.in(spec, spec.subcommands().keySet());
    }
}
