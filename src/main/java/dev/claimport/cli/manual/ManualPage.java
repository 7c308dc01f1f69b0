package dev.claimport.cli.manual;

import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
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

    /** @param root with what it and all below it say of themselves, from the bundle {@code help} */
    public ManualPage(CommandLine root, String version) {
        this.root = root;
        this.version = version;
    }

    /** In roff, for {@code man}. */
    public String roff() {
        CommandSpec spec = root.getCommandSpec();
        ResourceBundle texts = spec.resourceBundle();
        Roff page = new Roff().title(spec.name(), 1, version)
                .section(texts.getString("manual.section.name")).paragraph(spec.name() + " - " + header(spec))
                .section(texts.getString("manual.section.synopsis")).verbatim(synopsis(root))
                .section(texts.getString("manual.section.description")).paragraph(description(spec));
        options(page, spec);
        page.section(texts.getString("manual.section.commands"));
        commands(page, root);
        return page.section(texts.getString("manual.section.exit-status")).paragraph(text(spec.usageMessage().footer()))
                .section(texts.getString("manual.section.environment"))
                .entry("AWS_PROFILE, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN", texts.getString("manual.environment.credentials"))
                .entry("AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_IOT", texts.getString("manual.environment.endpoint"))
                .entry("JAVA_HOME", texts.getString("manual.environment.java-home"))
                .entry("CLAIMPORT_JAVA_OPTIONS", texts.getString("manual.environment.java-options"))
                .section(texts.getString("manual.section.files")).entry("~/.aws/config, ~/.aws/credentials", texts.getString("manual.files.aws"))
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
