package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.cli.aws.arguments.Parameter;
import dev.claimport.cli.aws.iot.Operation;
import dev.claimport.cli.manual.AwsCommandSpecs;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Help, completion and manual page describe these commands by hand: what they say is what the parser takes. */
class DocumentedOptionsTest {

    /** Taken for the AWS CLI's sake, of no use here. */
    private static final Set<String> UNDOCUMENTED = Set.of("--cli-auto-prompt", "--no-cli-auto-prompt");

    static final List<Operation> OPERATIONS = Operation.ALL;

    private static CommandSpec documented(Operation operation) {
        return AwsCommandSpecs.iot().subcommands().get(operation.command()).getCommandSpec();
    }

    private static Set<String> names(CommandSpec spec) {
        return spec.options().stream().flatMap(option -> Arrays.stream(option.names())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> taken(Operation operation) {
        Set<String> names = GlobalOptions.OPTIONS.stream().map(Parameter::name).filter(name -> !UNDOCUMENTED.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        operation.input().members().keySet().forEach(member -> names.add(OperationOptions.option(member)));
        names.addAll(List.of(OperationOptions.INPUT_JSON, OperationOptions.INPUT_YAML, OperationOptions.SKELETON));
        if (operation.pages().isPresent()) {
            names.addAll(List.of(OperationOptions.STARTING_TOKEN, OperationOptions.PAGE_SIZE, OperationOptions.MAX_ITEMS));
        }
        if (operation == Operation.CREATE_PROVISIONING_CLAIM) {
            names.add(OperationOptions.OUTPUT_DIR);
        }
        return names;
    }

    @Test
    void everyOperationIsDocumented() {
        assertEquals(Operation.ALL.stream().map(Operation::command).collect(Collectors.toSet()), AwsCommandSpecs.iot().subcommands().keySet());
    }

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void whatIsDocumentedIsWhatIsTaken(Operation operation) {
        assertEquals(taken(operation), names(documented(operation)));
    }

    @Test
    void theShortCommandIsTheLongOne() {
        assertEquals(names(documented(Operation.CREATE_PROVISIONING_CLAIM)), names(AwsCommandSpecs.createProvisioningClaim()));
    }

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void theChoicesAreTheParsers(Operation operation) {
        CommandSpec spec = documented(operation);
        for (Parameter parameter : GlobalOptions.OPTIONS) {
            OptionSpec option = spec.findOption(parameter.name());
            if (option != null && parameter.choices().usual() != null) {
                Set<String> offered = new TreeSet<>();
                option.completionCandidates().forEach(offered::add);
                assertEquals(new TreeSet<>(parameter.choices().usual()), offered, parameter.name());
            }
        }
    }
}
