package dev.claimport;

import dev.claimport.app.Backend;
import dev.claimport.app.BackendOnDemand;
import dev.claimport.app.LocalBackend;
import dev.claimport.app.PolicyBackend;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.cli.CommandLines;
import dev.claimport.cli.PageOpener;
import dev.claimport.cli.TerminalMfaPrompt;
import dev.claimport.cli.Window;
import dev.claimport.cli.aws.AwsCommandLine;
import dev.claimport.cli.aws.ProcessContext;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.common.SystemBrowser;
import dev.claimport.desktop.memory.ChoicesFile;
import dev.claimport.desktop.settings.Administration;
import dev.claimport.desktop.shell.Desktop;
import dev.claimport.desktop.shell.Display;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.Problem;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.SerialPorts;
import dev.claimport.serial.trace.Trace;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import dev.claimport.settings.SettingsStore;
import dev.claimport.support.CoreDumps;
import dev.claimport.support.RecentFailures;
import dev.claimport.support.Redactor;
import dev.claimport.support.SupportReport;
import dev.claimport.text.Language;
import dev.claimport.text.Messages;
import dev.claimport.text.Translation;
import dev.claimport.text.VersionText;
import dev.claimport.time.TimeSource;
import dev.claimport.update.Updates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The door: no arguments opens the window, anything else is a command. Here the parts are put together. */
public final class Claimport {

    /** With this system property set, the window does one practice hand-over by itself and leaves a picture of it there. */
    private static final String REHEARSE = "claimport.rehearse";

    /** Commands that leave something to be tidied up when the process ends; so does the window. */
    private static final Set<String> AT_LENGTH = Set.of("handover", "practice");

    private Claimport() {}

    public static void main(String[] arguments) {
        int exitCode = run(arguments);
        if (arguments.length == 0 || AT_LENGTH.contains(arguments[0])) {
            System.exit(exitCode);
        }
        // An exit asks every jar for a logger that may want to know of it, which takes longer than a short command.
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    /**
     * Looks into a room only when the arguments need it: to start is most of what a short command does.
     *
     * @return the exit code
     */
    static int run(String[] arguments) {
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            System.out.println(VersionText.text());
            return 0;
        }
        CoreDumps.withoutMemory();
        TimeSource time = TimeSource.system();
        Optional<List<String>> awsLine = AwsCommandLine.leads(arguments);
        if (awsLine.isPresent()) {
            return awsCommand(awsLine.get(), time);
        }
        settleLibraries();
        var ports = new JSerialCommPorts(CoreDumps::closeMemoryToOthers);
        boolean window = arguments.length == 0 || arguments[0].equals("practice");
        SettingsStore settings = settings();
        Backend backend = new BackendOnDemand(() -> new PolicyBackend(
                new LocalBackend(ports, AwsEnvironment.here(), window ? Optional.empty() : TerminalMfaPrompt.here(), time).by(settings), settings, time));
        Locale system = Locale.getDefault();
        Locale locale = speak(settings, system);
        Window opener = window(backend, settings, ports, time, system);
        CommandLines.uncaught(locale).install();
        Translation.here().ifPresent(translation -> tell(translation, locale));
        return arguments.length == 0 ? CommandLines.openWindow(opener, locale)
                : CommandLines.createFor(arguments, backend, opener, browser(), ports, settings, time, locale).execute(arguments);
    }

    /**
     * Takes the language that is set; JavaFX and the JDK, whose words stand beside ours, follow the process's. Where the settings cannot be read,
     * whoever needs them says why.
     */
    private static Locale speak(SettingsStore settings, Locale system) {
        try {
            Locale locale = Language.locale(settings.read().value(Setting.LANGUAGE).text(), system);
            Locale.setDefault(locale);
            return locale;
        } catch (FailureException _) {
            return system;
        }
    }

    /** To whoever translates; what is said belongs to no command. */
    private static void tell(Translation translation, Locale locale) {
        Messages messages = Messages.of("problems", locale);
        translation.problems().forEach(problem -> System.err.println(Translation.VARIABLE + ": " + messages.problem(problem)));
    }

    /**
     * Has the JDK not send a request anew by itself when its connection breaks: that would be a second claim, of which nobody knows. It looks
     * at this once, before its first request. So that it does not meet connections which the other side has closed meanwhile, it keeps
     * those through a proxy as short a time as all others: 5 seconds, not 60.
     *
     * <p>What counts of the files in {@code ~/.aws} is read by {@code aws.config}, which names their mistakes. The SDK would read all of
     * them again for every client that it makes, whatever the client is told, and a mistake in them would break even practice.
     */
    private static void settleLibraries() {
        System.setProperty("sun.net.http.retryPost", "false");
        System.setProperty("http.keepAlive.time.proxy", "5");
        System.setProperty("aws.configFile", "");
        System.setProperty("aws.sharedCredentialsFile", "");
    }

    /** Why the settings of this computer do not allow a request of the AWS CLI's commands. */
    private static Optional<String> refusal(Optional<String> template, Optional<String> region) {
        try {
            SettingValues now = settings().read();
            region.ifPresent(asked -> now.checkFixed(Setting.REGION, asked));
            template.ifPresent(now::checkTemplate);
            return Optional.empty();
        } catch (FailureException e) {
            return Optional.of("[" + e.failure().id() + "] " + Messages.of("failures", Locale.ENGLISH).message(e.failure()));
        }
    }

    private static Administration administration(SettingsStore settings, SerialPorts ports, TimeSource time, Locale system) {
        AwsEnvironment environment = AwsEnvironment.here();
        var failures = new RecentFailures(time);
        return new Administration(settings, Updates.usual(settings, VersionText.number(), System.getProperty("os.name"), environment, time),
                new SupportReport(VersionText.number(), ports, settings, failures, new Trace(), time, new Redactor(environment.home().toString(), System.getProperty("user.name"))),
                failures, system);
    }

    private static SettingsStore settings() {
        return SettingsStore.usual(System.getProperty("os.name"), System.getenv(), AwsEnvironment.here().home());
    }

    private static PageOpener browser() {
        return new PageOpener() {
            private SystemBrowser browser() {
                return new SystemBrowser(System.getProperty("os.name"), System.getenv());
            }

            @Override
            public boolean isHere() {
                return browser().obstacle().isEmpty();
            }

            @Override
            public void open(URI page) throws IOException, InterruptedException {
                browser().open(page);
            }
        };
    }

    /** Scripts call this over and over: it starts with as little as it can, and no log is opened for it. */
    private static int awsCommand(List<String> line, TimeSource time) {
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN");
        return AwsCommandLine.run(line, ProcessContext.ofProcess(time), Claimport::refusal);
    }

    private static Window window(Backend backend, SettingsStore settings, SerialPorts ports, TimeSource time, Locale system) {
        return new Window() {
            @Override
            public Optional<Problem> obstacle() {
                return Display.here().obstacle();
            }

            @Override
            public int open(boolean practice) throws InterruptedException {
                Path remembered = ChoicesFile.usualPath(System.getProperty("os.name"), System.getenv(), AwsEnvironment.here().home());
                var desktop = new Desktop(time, remembered, () -> administration(settings, ports, time, system),
                        Optional.ofNullable(System.getProperty(REHEARSE)).map(Path::of));
                return desktop.open(backend, practice ? FirstPage.PRACTICE : FirstPage.SIGN_IN) ? 0 : 1;
            }
        };
    }
}
