package dev.claimport.cli.manual;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The commands that behave as the AWS CLI's do. They parse their arguments by its rules, not by picocli's: these specifications only
 * describe them, for help, completion and the manual page. What they say is in the bundle {@code help}.
 */
public final class AwsCommandSpecs {

    private AwsCommandSpecs() {}

    /** {@code claimport create-provisioning-claim}. */
    public static CommandSpec createProvisioningClaim() {
        CommandSpec spec = operation("create-provisioning-claim");
        templateName(spec);
        spec.addOption(file("--output-dir", "DIR"));
        global(spec);
        return spec;
    }

    /** {@code claimport iot}, under which the operations have the places that they have in the AWS CLI. */
    public static CommandSpec iot() {
        CommandSpec spec = CommandSpec.create().name("iot");
        spec.usageMessage().sortOptions(false);
        spec.addSubcommand("create-provisioning-claim", createProvisioningClaim());
        CommandSpec list = operation("list-provisioning-templates");
        list.addOption(option("--max-items", "N"));
        list.addOption(option("--page-size", "N"));
        list.addOption(option("--starting-token", "TOKEN"));
        list.addOption(option("--max-results", "N"));
        list.addOption(option("--next-token", "TOKEN"));
        global(list);
        spec.addSubcommand("list-provisioning-templates", list);
        CommandSpec describe = operation("describe-provisioning-template");
        templateName(describe);
        global(describe);
        spec.addSubcommand("describe-provisioning-template", describe);
        return spec;
    }

    private static CommandSpec operation(String name) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().sortOptions(false);
        spec.addPositional(PositionalParamSpec.builder().index("0").arity("0..1").paramLabel("help").hidden(true).type(String.class).build());
        return spec;
    }

    private static void templateName(CommandSpec spec) {
        spec.addOption(builder("--template-name").paramLabel("NAME").type(String.class).required(true).build());
    }

    /** The options of every operation, and the AWS CLI's global ones. */
    private static void global(CommandSpec spec) {
        spec.addOption(option("--cli-input-json", "JSON"));
        spec.addOption(option("--cli-input-yaml", "YAML"));
        spec.addOption(builder("--generate-cli-skeleton").paramLabel("KIND").arity("0..1").type(String.class)
                .completionCandidates(List.of("input", "yaml-input", "output")).build());
        spec.addOption(choice("--output", "FORMAT", "json", "yaml", "yaml-stream", "text", "table", "off"));
        spec.addOption(option("--query", "EXPRESSION"));
        spec.addOption(option("--profile", "NAME"));
        spec.addOption(option("--region", "REGION"));
        spec.addOption(option("--endpoint-url", "URL"));
        spec.addOption(flag("--no-verify-ssl"));
        spec.addOption(file("--ca-bundle", "FILE"));
        spec.addOption(flag("--no-sign-request"));
        spec.addOption(flag("--no-paginate"));
        spec.addOption(option("--cli-read-timeout", "SECONDS"));
        spec.addOption(option("--cli-connect-timeout", "SECONDS"));
        spec.addOption(choice("--cli-binary-format", "ENCODING", "base64", "raw-in-base64-out"));
        spec.addOption(choice("--cli-error-format", "STYLE", "legacy", "json", "yaml", "text", "table", "enhanced"));
        spec.addOption(choice("--color", "WHEN", "on", "off", "auto"));
        spec.addOption(flag("--no-cli-pager"));
        spec.addOption(flag("--debug"));
        spec.addOption(flag("--version"));
    }

    private static OptionSpec option(String name, String label) {
        return builder(name).paramLabel(label).type(String.class).build();
    }

    private static OptionSpec file(String name, String label) {
        return builder(name).paramLabel(label).type(Path.class).build();
    }

    /** @param label not that of another choice: the completion keeps the choices under this name */
    private static OptionSpec choice(String name, String label, String... choices) {
        return builder(name).paramLabel(label).type(String.class).completionCandidates(List.of(choices)).build();
    }

    private static OptionSpec flag(String name) {
        return builder(name).arity("0").type(boolean.class).build();
    }

    /** What an option says of itself is the same for all operations. */
    private static OptionSpec.Builder builder(String name) {
        return OptionSpec.builder(name).descriptionKey(name.replaceFirst("--", "aws."));
    }
}
