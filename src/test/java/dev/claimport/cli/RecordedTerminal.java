package dev.claimport.cli;

import dev.claimport.app.Backend;
import dev.claimport.app.Check;
import dev.claimport.app.CheckReport;
import dev.claimport.app.PracticeSite;
import dev.claimport.app.RoleContext;
import dev.claimport.app.SupportedDialects;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalProblem;
import dev.claimport.failure.Problem;
import dev.claimport.failure.SignInFailure;
import dev.claimport.iot.AccountReader;
import dev.claimport.iot.CallerIdentity;
import dev.claimport.label.DeviceLabels;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.SettingsStore;
import dev.claimport.signin.ConsoleLogin;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignInOffers;
import dev.claimport.signin.SignedInUser;
import dev.claimport.signin.SignedOut;
import dev.claimport.signin.SsoSession;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.ManualTime;
import dev.claimport.time.TimeSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import software.amazon.awssdk.regions.Region;

/** A terminal to type commands into, on a computer with the ports of the test's choice, no credentials and no way to practise. */
final class RecordedTerminal {

    /** Why there is no window; empty if there is one. */
    Optional<Problem> obstacle = Optional.of(LocalProblem.NO_DISPLAY.problem());
    List<PortInfo> attached = List.of();
    /** The programs that have each port open as well. */
    List<String> others = List.of();
    /** What is behind a port that is opened. */
    Function<String, SerialLink> opening = path -> {
        throw new AssertionError("nothing is opened without a session");
    };
    /** In which way the window was opened: {@code usual} or {@code practice}. */
    final List<String> opened = new ArrayList<>();
    /** What the backend was asked for. */
    final List<String> asked = new ArrayList<>();
    /** Of the practice that was asked for last. */
    PracticeScenario scenario = PracticeScenario.FAIR;

    /** What the backend breaks with, when it is asked for a session or a practice. */
    Optional<Error> broken = Optional.empty();
    /** Where there is more than nothing. */
    Optional<Backend> backend = Optional.empty();
    TimeSource time = new ManualTime();
    /** Of whoever types. */
    Locale locale = Locale.ENGLISH;
    /** Nothing is set. */
    SettingsStore settings = new SettingsStore(PolicySource.none(), Path.of("no-such-folder", "config.yaml"));
    /** None that could be opened. */
    PageOpener browser = new PageOpener() {
        @Override
        public boolean isHere() {
            return false;
        }

        @Override
        public void open(URI page) {
            throw new AssertionError("there is no browser");
        }
    };

    private volatile StringWriter said = new StringWriter();

    /** What a command left. */
    record Result(int exitCode, String out, String err) {}

    /** What the command that runs has said on standard error so far. */
    String said() {
        return said.toString();
    }

    Result type(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        said = err;
        int exitCode = commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    CommandLine commandLine() {
        return CommandLines.create(backend.orElseGet(this::builtInBackend), window(), browser, ports(), settings, time, locale);
    }

    private Window window() {
        return new Window() {
            @Override
            public Optional<Problem> obstacle() {
                return obstacle;
            }

            @Override
            public int open(boolean practice) {
                obstacle.ifPresent(problem -> {
                    throw new LocalFailure(LocalFailure.Kind.NO_WINDOW, Map.of("problem", problem)).exception();
                });
                opened.add(practice ? "practice" : "usual");
                return 0;
            }
        };
    }

    private SerialPorts ports() {
        return new SerialPorts() {
            @Override
            public List<PortInfo> list() {
                return attached;
            }

            @Override
            public SerialLink open(String path, LineSettings line) {
                return opening.apply(path);
            }

            @Override
            public List<String> others(String path) {
                return others;
            }
        };
    }

    Backend builtInBackend() {
        return new Backend() {
            @Override
            public SignInOffers offers() {
                asked.add("offers");
                return SignInOffers.NONE;
            }

            @Override
            public DeviceLabels labels() {
                throw new AssertionError("nothing is recorded");
            }

            @Override
            public CheckReport check(RoleSession session, Optional<String> template) {
                throw new AssertionError("there is no session");
            }

            @Override
            public CheckReport checkComputer(Failure notSignedIn) {
                return new CheckReport(List.of(new Check("caller", Check.State.BAD, Map.of(), Optional.of(notSignedIn))), Optional.empty(), Optional.empty());
            }

            @Override
            public CallerIdentity caller(RoleSession session) {
                throw new AssertionError("there is no session");
            }

            @Override
            public SignedOut signOut(Optional<SsoSession> session) {
                asked.add("sign-out");
                return new SignedOut(0, Optional.empty());
            }

            @Override
            public ConsoleLogin console(Optional<String> profile, Optional<Region> region, boolean keep) {
                throw new SignInFailure(SignInFailure.Kind.NO_REGION, Map.of()).exception();
            }

            @Override
            public int signOutOfConsole(Optional<String> profile) {
                return 0;
            }

            @Override
            public boolean isConsole(String profile) {
                return false;
            }

            @Override
            public SsoSession ssoSession(String name) {
                throw new ConfigFailure(ConfigFailure.Kind.SSO_SESSION_NOT_FOUND, Map.of("session", name)).exception();
            }

            @Override
            public SsoSession ssoSessionOf(Optional<String> profile) {
                throw new ConfigFailure(ConfigFailure.Kind.PROFILE_NOT_FOUND, Map.of("profile", profile.orElse("default"))).exception();
            }

            @Override
            public SignIn identityCenter(SsoSession session, boolean keep) {
                throw new AssertionError("commands sign in with the default chain");
            }

            @Override
            public Optional<SignedInUser> keptSignIn(SsoSession session) {
                throw new AssertionError("commands sign in with the default chain");
            }

            @Override
            public RoleSession session(Optional<String> profile, Optional<Region> region) {
                breakIfOrdered();
                asked.add("session" + profile.map(name -> " of " + name).orElse("") + region.map(found -> " in " + found.id()).orElse(""));
                throw new SignInFailure(SignInFailure.Kind.NO_CREDENTIALS, Map.of()).exception();
            }

            @Override
            public AccountReader account(RoleSession session) {
                throw new AssertionError("nobody looks at the account here");
            }

            @Override
            public RoleContext context(RoleSession session) {
                throw new AssertionError("there is no session");
            }

            @Override
            public ProfileLibrary deviceProfiles() {
                return BuiltIn.profiles();
            }

            @Override
            public SupportedDialects dialects() {
                return SupportedDialects.builtIn();
            }

            @Override
            public PracticeSite practice(PracticeScenario given) {
                breakIfOrdered();
                asked.add("practice");
                scenario = given;
                throw new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("problem", LocalProblem.PRACTICE_PORT_TAKEN.problem("8883"))).exception();
            }
        };
    }

    private void breakIfOrdered() {
        broken.ifPresent(error -> {
            throw error;
        });
    }
}
