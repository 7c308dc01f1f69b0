package dev.claimport.cli;

import dev.claimport.account.check.CheckTexts;
import dev.claimport.app.Backend;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.cli.manual.AwsCommandSpecs;
import dev.claimport.failure.Defect;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.SerialPorts;
import dev.claimport.serial.trace.Trace;
import dev.claimport.settings.SettingsStore;
import dev.claimport.support.RecentFailures;
import dev.claimport.support.Redactor;
import dev.claimport.support.SupportReport;
import dev.claimport.support.UncaughtHandler;
import dev.claimport.text.Messages;
import dev.claimport.text.VersionText;
import dev.claimport.time.TimeSource;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Puts the commands together. A command that is not called is not made: making one has picocli look into its class, and the virtual
 * machine into every class that is named there.
 */
public final class CommandLines {

    private final Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    private final Window window;
    private final FailureReport report;
    private final UsageReport usage;
    private final HelpTexts help;

    private CommandLines(Backend backend, Window window, PageOpener browser, SerialPorts ports, SettingsStore settings, TimeSource time,
            Locale locale) {
        Messages texts = Messages.of("cli", locale);
        this.window = window;
        this.report = new FailureReport(() -> Messages.of("failures", locale), texts);
        this.usage = new UsageReport(texts);
        this.help = new HelpTexts(locale);
        var foresight = new Foresight(() -> new CheckTexts(locale), texts);
        var runner = new HandoverRunner(texts, report, foresight, time);
        var shared = new SharedDatabase(settings, System.getenv());
        commands.put("practice", () -> new CommandLine(new PracticeCommand(backend, runner, window, texts))
                .addSubcommand(new PracticeCloudCommand(backend, settings, texts, time))
                .addSubcommand(new PracticeDeviceCommand(backend, settings, texts, time)));
        commands.put("handover", () -> new CommandLine(new HandoverCommand(backend, runner, texts)));
        commands.put("bench", () -> new CommandLine(new BenchCommand(backend, settings, System.in, foresight, texts, time)));
        commands.put("login", () -> new CommandLine(new LoginCommand(backend, browser, texts, time)));
        commands.put("logout", () -> new CommandLine(new LogoutCommand(backend, texts)));
        commands.put("whoami", () -> new CommandLine(new WhoamiCommand(backend, texts)));
        commands.put("doctor", () -> new CommandLine(new DoctorCommand(backend, report, () -> Messages.of("checks", locale), texts)));
        commands.put("ports", () -> new CommandLine(new PortsCommand(ports, texts)));
        commands.put("probe", () -> new CommandLine(new ProbeCommand(backend, ports, () -> Messages.of("failures", locale),
                dialect -> Messages.ofDialect(dialect, locale), texts, time)));
        commands.put("certify", () -> new CommandLine(new CertifyCommand(backend, ports, settings, () -> Messages.of("failures", locale),
                () -> Messages.of("certify", locale), texts, time)));
        commands.put("trace", () -> new CommandLine(new TraceCommand(backend, ports, System.in, texts, time)));
        commands.put("profiles", () -> new CommandLine(new ProfilesCommand())
                .addSubcommand(new ProfilesListCommand(backend, texts))
                .addSubcommand(new ProfilesShowCommand(backend))
                .addSubcommand(new ProfilesDryRunCommand(backend, texts))
                .addSubcommand(new ProfilesCheckCommand(backend, texts)));
        commands.put("ledger", () -> new CommandLine(new LedgerCommand())
                .addSubcommand(new LedgerListCommand(new StationsOption(shared), texts))
                .addSubcommand(new LedgerShowCommand(new StationsOption(shared), texts))
                .addSubcommand(new LedgerExportCommand(new StationsOption(shared), texts))
                .addSubcommand(new LedgerFiguresCommand(new ReportOptions(new StationsOption(shared)), () -> Messages.of("ledger", locale)))
                .addSubcommand(new LedgerReportCommand(new ReportOptions(new StationsOption(shared)), () -> Messages.of("ledger", locale), time))
                .addSubcommand(new LedgerLabelCommand(settings, texts, time))
                .addSubcommand(new LedgerVerifyCommand(() -> Messages.of("ledger", locale), System::nanoTime))
                .addSubcommand(new LedgerSendCommand(shared, texts))
                .addSubcommand(new LedgerReservedCommand(shared, texts, time))
                .addSubcommand(new LedgerProveCommand(texts))
                .addSubcommand(new LedgerNewKeyCommand(time)));
        commands.put("setup", () -> new CommandLine(new SetupCommand(backend, SetupQuestions.here(), texts)));
        commands.put("template", () -> new CommandLine(new TemplateCommand(texts))
                .addSubcommand(new TemplateCheckCommand(backend, () -> new CheckTexts(locale), texts)).addSubcommand(new TemplatePullCommand(backend, texts)));
        commands.put("config", () -> new CommandLine(new ConfigCommand())
                .addSubcommand(new ConfigListCommand(settings, texts))
                .addSubcommand(new ConfigGetCommand(settings))
                .addSubcommand(new ConfigSetCommand(settings))
                .addSubcommand(new ConfigUnsetCommand(settings)));
        commands.put("support", () -> new CommandLine(new SupportCommand(() -> new SupportReport(VersionText.number(), ports, settings,
                new RecentFailures(time), new Trace(), time, new Redactor(AwsEnvironment.here().home().toString(), System.getProperty("user.name"))), texts, time)));
        commands.put("create-provisioning-claim", () -> new CommandLine(AwsCommandSpecs.createProvisioningClaim()));
        commands.put("iot", () -> new CommandLine(AwsCommandSpecs.iot()));
        commands.put("completion", () -> new CommandLine(new CompletionCommand(this::described)));
        commands.put("manual-page", () -> new CommandLine(new ManualPageCommand(this::described)));
    }

    /** All commands. */
    public static CommandLine create(Backend backend, Window window, PageOpener browser, SerialPorts ports, SettingsStore settings, TimeSource time,
            Locale locale) {
        return new CommandLines(backend, window, browser, ports, settings, time, locale).all();
    }

    /**
     * What no argument at all means, and how that ends. Without picocli: to make even one command takes a third as long as to start JavaFX.
     *
     * @return the exit code
     */
    public static int openWindow(Window window, Locale locale) {
        try {
            return window.open(false);
        } catch (Throwable e) {
            return end(e, report(locale), new PrintWriter(System.err));
        }
    }

    private static FailureReport report(Locale locale) {
        return new FailureReport(() -> Messages.of("failures", locale), Messages.of("cli", locale));
    }

    /** Says on standard error what ended a thread that has nobody to tell it to. */
    public static UncaughtHandler uncaught(Locale locale) {
        return new UncaughtHandler(failure -> report(locale).print(failure, new PrintWriter(System.err)));
    }

    /** The commands that these arguments can mean: the one that they name first, or else all. */
    public static CommandLine createFor(String[] arguments, Backend backend, Window window, PageOpener browser, SerialPorts ports, SettingsStore settings, TimeSource time,
            Locale locale) {
        var lines = new CommandLines(backend, window, browser, ports, settings, time, locale);
        boolean named = arguments.length > 0 && lines.commands.containsKey(arguments[0]);
        return named ? lines.root(List.of(arguments[0])) : lines.all();
    }

    private CommandLine all() {
        return root(List.copyOf(commands.keySet()));
    }

    private CommandLine described() {
        return help.describe(all());
    }

    private CommandLine root(List<String> names) {
        var root = new CommandLine(new RootCommand(window));
        names.forEach(name -> root.addSubcommand(name, commands.get(name).get()));
        sayVersion(root);
        // As picocli's own, which keeps to itself that whoever reads is gone.
        root.setOut(new PrintWriter(System.out, true, Charset.defaultCharset()));
        return root.setParameterExceptionHandler(usage).setExecutionExceptionHandler((exception, command, _) -> end(exception, report, command.getErr()))
                .setExecutionStrategy(this::run);
    }

    /** The library hands on exceptions only. */
    private int run(ParseResult parsed) {
        if (parsed.asCommandLineList().stream().anyMatch(CommandLine::isUsageHelpRequested)) {
            help.describe(parsed.commandSpec().commandLine());
        } else {
            speakToPeople(parsed.asCommandLineList().getLast());
        }
        try {
            return new RunLast().execute(parsed);
        } catch (Error e) {
            return end(e, report, parsed.commandSpec().commandLine().getErr());
        }
    }

    /** Unless a program reads. */
    private static void speakToPeople(CommandLine command) {
        ParseResult parsed = command.getParseResult();
        boolean programs = command.getCommand() instanceof ForPrograms || parsed.hasMatchedOption("--json")
                || parsed.matchedOptionValue("--output", (Object) OutputFormat.text) != OutputFormat.text;
        if (!programs) {
            command.setOut(TerminalWriter.over(command.getOut()));
        }
        command.setErr(TerminalWriter.over(command.getErr()));
    }

    private static int end(Throwable thrown, FailureReport report, PrintWriter err) {
        Failure failure = thrown instanceof FailureException named ? named.failure() : unexpected(thrown);
        report.print(failure, err);
        return ExitCodes.of(failure);
    }

    /** Everywhere below as well, or {@code --version} would print nothing there. */
    private static void sayVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(() -> new String[] {VersionText.text()});
        command.getSubcommands().values().forEach(CommandLines::sayVersion);
    }

    private static Failure unexpected(Throwable thrown) {
        // The logger is looked up here, since that alone takes longer than most commands.
        LoggerFactory.getLogger(CommandLines.class).error("command broke", thrown);
        return Defect.of(thrown);
    }
}
