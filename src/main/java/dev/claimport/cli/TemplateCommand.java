package dev.claimport.cli;

import dev.claimport.text.Messages;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code claimport template}: what concerns who answers for templates. */
@Command(name = "template", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class TemplateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    private final Messages texts;

    TemplateCommand(Messages texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() {
        throw UsageProblem.COMMAND_MISSING.in(spec, spec.subcommands().keySet());
    }
}
