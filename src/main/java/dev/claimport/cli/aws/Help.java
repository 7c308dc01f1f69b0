package dev.claimport.cli.aws;

import dev.claimport.cli.aws.iot.Operation;
import java.util.stream.Collectors;

/** What {@code help} prints. The AWS CLI shows a manual of many pages here. */
final class Help {

    private Help() {}

    /** Of the service. */
    static String service() {
        return "claimport iot does what `aws iot` does, for these operations:\n\n"
                + Operation.ALL.stream().map(operation -> "  " + operation.command() + "\n").collect(Collectors.joining())
                + "\nclaimport iot <operation> help says more.\n";
    }

    /** Of an operation. */
    static String of(Operation operation) {
        var options = new StringBuilder();
        operation.input().members().keySet().forEach(member ->
                options.append("  ").append(OperationOptions.option(member)).append(operation.required().contains(member) ? " <value>\n" : " [<value>]\n"));
        if (operation.pages().isPresent()) {
            options.append("  --starting-token [<value>]\n  --page-size [<value>]\n  --max-items [<value>]\n");
        }
        if (operation == Operation.CREATE_PROVISIONING_CLAIM) {
            options.append("  --output-dir [<folder>]   (not in the AWS CLI) writes certificate, keys and claim.json there\n");
        }
        return """
                claimport iot %s [options]

                %s  --cli-input-json | --cli-input-yaml [<value>]
                  --generate-cli-skeleton [input|yaml-input|output]

                Options of every command:

                %s
                Exit codes: 0 done, 130 interrupted, 252 wrong usage, 253 configuration, 254 refused by the service, 255 anything else.
                """.formatted(operation.command(), options, GlobalOptions.OPTIONS.stream()
                .map(option -> "  " + option.name() + "\n").collect(Collectors.joining()));
    }
}
