package dev.claimport.cli.manual;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The commands that behave as the AWS CLI's do. They parse their arguments by its rules, not by picocli's: these specifications only
 * describe them, for help, completion and the manual page.
 */
public final class AwsCommandSpecs {

    private static final String CLAIM = "Request a provisioning claim, as the AWS CLI does.";

    private AwsCommandSpecs() {}

    /** {@code claimport create-provisioning-claim}. */
    public static CommandSpec createProvisioningClaim() {
        CommandSpec spec = operation("create-provisioning-claim", CLAIM,
                "Prints certificate and private key of a claim for a fleet provisioning template. Arguments, output, messages and exit"
                        + " status are those of aws iot create-provisioning-claim.");
        templateName(spec);
        spec.addOption(file("--output-dir", "DIR", "Write certificate, keys and claim.json into files in this folder instead."));
        global(spec);
        return spec;
    }

    /** {@code claimport iot}, under which the operations have the places that they have in the AWS CLI. */
    public static CommandSpec iot() {
        CommandSpec spec = described(CommandSpec.create(), "iot", "The operations of aws iot that a hand-over needs.",
                "With these, claimport can stand in for aws: alias aws=claimport.");
        spec.addSubcommand("create-provisioning-claim", createProvisioningClaim());
        CommandSpec list = operation("list-provisioning-templates", "List the fleet provisioning templates.",
                "As aws iot list-provisioning-templates.");
        list.addOption(option("--max-items", "N", "Print no more than so many, and a token to go on with."));
        list.addOption(option("--page-size", "N", "Ask the service for so many at a time."));
        list.addOption(option("--starting-token", "TOKEN", "Go on where this token was printed."));
        list.addOption(option("--max-results", "N", "The service's own page size; turns the paging off."));
        list.addOption(option("--next-token", "TOKEN", "The service's own token; turns the paging off."));
        global(list);
        spec.addSubcommand("list-provisioning-templates", list);
        CommandSpec describe = operation("describe-provisioning-template", "Describe a fleet provisioning template.",
                "As aws iot describe-provisioning-template.");
        templateName(describe);
        global(describe);
        spec.addSubcommand("describe-provisioning-template", describe);
        return spec;
    }

    private static CommandSpec operation(String name, String header, String description) {
        CommandSpec spec = described(CommandSpec.create(), name, header, description);
        spec.addPositional(PositionalParamSpec.builder().index("0").arity("0..1").paramLabel("help").hidden(true).type(String.class).build());
        return spec;
    }

    private static CommandSpec described(CommandSpec spec, String name, String header, String description) {
        spec.name(name);
        spec.usageMessage().header(header).description("", description, "").sortOptions(false);
        return spec;
    }

    private static void templateName(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--template-name").paramLabel("NAME").type(String.class).required(true)
                .description("The fleet provisioning template.").build());
    }

    /** The options of every operation, and the AWS CLI's global ones. */
    private static void global(CommandSpec spec) {
        spec.addOption(option("--cli-input-json", "JSON", "Arguments as a JSON object, file://PATH or fileb://PATH."));
        spec.addOption(option("--cli-input-yaml", "YAML", "Arguments as a YAML object, file://PATH or fileb://PATH."));
        spec.addOption(OptionSpec.builder("--generate-cli-skeleton").paramLabel("KIND").arity("0..1").type(String.class)
                .completionCandidates(List.of("input", "yaml-input", "output")).description("Print a sample instead: input, yaml-input or output.").build());
        spec.addOption(choice("--output", "FORMAT", "How to print the answer.", "json", "yaml", "yaml-stream", "text", "table", "off"));
        spec.addOption(option("--query", "EXPRESSION", "Print only what this JMESPath expression selects."));
        spec.addOption(option("--profile", "NAME", "The profile of ~/.aws/config."));
        spec.addOption(option("--region", "REGION", "The AWS region."));
        spec.addOption(option("--endpoint-url", "URL", "Where to send the request."));
        spec.addOption(flag("--no-verify-ssl", "Accept any certificate of the service."));
        spec.addOption(file("--ca-bundle", "FILE", "Certificates by which the service is known."));
        spec.addOption(flag("--no-sign-request", "Send no credentials."));
        spec.addOption(flag("--no-paginate", "Ask for the first page only."));
        spec.addOption(option("--cli-read-timeout", "SECONDS", "How long to wait for an answer; 0 for ever. Default: 60."));
        spec.addOption(option("--cli-connect-timeout", "SECONDS", "How long to wait for a connection; 0 for ever. Default: 60."));
        spec.addOption(choice("--cli-binary-format", "ENCODING", "How binary arguments are written.", "base64", "raw-in-base64-out"));
        spec.addOption(choice("--cli-error-format", "STYLE", "How errors are printed.", "legacy", "json", "yaml", "text", "table", "enhanced"));
        spec.addOption(choice("--color", "WHEN", "Colours in tables.", "on", "off", "auto"));
        spec.addOption(flag("--no-cli-pager", "Print to the terminal without a pager."));
        spec.addOption(flag("--debug", "Tell on standard error what is done. Secrets are left out."));
        spec.addOption(flag("--version", "Print the version."));
    }

    private static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name).paramLabel(label).type(String.class).description(description).build();
    }

    private static OptionSpec file(String name, String label, String description) {
        return OptionSpec.builder(name).paramLabel(label).type(Path.class).description(description).build();
    }

    /** @param label not that of another choice: the completion keeps the choices under this name */
    private static OptionSpec choice(String name, String label, String description, String... choices) {
        return OptionSpec.builder(name).paramLabel(label).type(String.class).completionCandidates(List.of(choices))
                .description(description + " One of " + String.join(", ", choices) + ".").build();
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).arity("0").type(boolean.class).description(description).build();
    }
}
