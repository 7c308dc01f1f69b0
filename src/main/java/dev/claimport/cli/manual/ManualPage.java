package dev.claimport.cli.manual;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command and all below it, from what they say of themselves. */
public final class ManualPage {

    private final CommandLine root;
    private final String version;

    public ManualPage(CommandLine root, String version) {
        this.root = root;
        this.version = version;
    }

    /** In roff, for {@code man}. */
    public String roff() {
        CommandSpec spec = root.getCommandSpec();
        Roff page = new Roff().title(spec.name(), 1, version)
                .section("name").paragraph(spec.name() + " - " + header(spec))
                .section("synopsis").verbatim(synopsis(root))
                .section("description").paragraph(description(spec));
        options(page, spec);
        page.section("commands");
        commands(page, root);
        return page.section("exit status").paragraph(text(spec.usageMessage().footer()))
                .section("environment")
                .entry("AWS_PROFILE, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN", "Credentials and region, as for the AWS CLI.")
                .entry("AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_IOT", "Where AWS IoT is, instead of at AWS.")
                .entry("JAVA_HOME", "The JDK to run with, 25 or newer.")
                .entry("CLAIMPORT_JAVA_OPTIONS", "More options for the Java virtual machine.")
                .section("files").entry("~/.aws/config, ~/.aws/credentials", "Profiles, as for the AWS CLI.")
                .toString();
    }

    private static void commands(Roff page, CommandLine parent) {
        for (CommandLine command : shown(parent)) {
            CommandSpec spec = command.getCommandSpec();
            page.subsection(spec.qualifiedName()).paragraph(header(spec)).verbatim(synopsis(command)).paragraph(description(spec));
            options(page, spec);
            commands(page, command);
        }
    }

    private static List<CommandLine> shown(CommandLine parent) {
        return parent.getSubcommands().values().stream().filter(command -> !command.getCommandSpec().usageMessage().hidden()).toList();
    }

    private static void options(Roff page, CommandSpec spec) {
        for (PositionalParamSpec argument : spec.positionalParameters()) {
            if (!argument.hidden()) {
                page.entry(argument.paramLabel(), text(argument.renderedDescription()));
            }
        }
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                String names = String.join(", ", option.names());
                page.entry(option.arity().max() == 0 ? names : names + " " + option.paramLabel(), text(option.renderedDescription()));
            }
        }
    }

    private static String synopsis(CommandLine command) {
        Help help = new Help(command.getCommandSpec(), Help.defaultColorScheme(Ansi.OFF));
        return help.synopsis(0);
    }

    private static String header(CommandSpec spec) {
        return text(spec.usageMessage().header());
    }

    private static String description(CommandSpec spec) {
        return text(spec.usageMessage().description());
    }

    private static String text(String[] lines) {
        return Arrays.stream(lines).map(line -> line.replace("%n", " ")).filter(line -> !line.isBlank()).collect(Collectors.joining(" "));
    }
}
