package dev.claimport.cli;

import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignInOffers;
import dev.claimport.signin.SignedInUser;
import dev.claimport.signin.SsoSession;
import dev.claimport.testing.ManualTime;
import dev.claimport.workplace.Backend;
import dev.claimport.workplace.PracticeSite;
import dev.claimport.workplace.Workplace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import picocli.CommandLine;

/** A terminal to type commands into, on a computer with the ports of the test's choice, no credentials and no way to practise. */
final class Terminal {

    /** Why there is no window; empty if there is one. */
    Optional<String> obstacle = Optional.of("there is no display");
    List<PortInfo> attached = List.of();
    /** In which way the window was opened: {@code usual} or {@code practice}. */
    final List<String> opened = new ArrayList<>();
    /** What the backend was asked for. */
    final List<String> asked = new ArrayList<>();

    /** What a command left. */
    record Result(int exitCode, String out, String err) {}

    Result type(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    CommandLine commandLine() {
        return CommandLines.create(backend(), window(), ports(), new ManualTime(), Locale.ENGLISH);
    }

    private Window window() {
        return new Window() {
            @Override
            public Optional<String> obstacle() {
                return obstacle;
            }

            @Override
            public int open(boolean practice) {
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
                throw new AssertionError("nothing is opened without a session");
            }
        };
    }

    private Backend backend() {
        return new Backend() {
            @Override
            public SignInOffers offers() {
                throw new AssertionError("nobody is offered anything");
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
                asked.add("session" + region.map(found -> " in " + found.id()).orElse(""));
                throw new SignInFailure(SignInFailure.Kind.NO_CREDENTIALS, Map.of()).exception();
            }

            @Override
            public Workplace workplace(RoleSession session) {
                throw new AssertionError("there is no session");
            }

            @Override
            public PracticeSite practice() {
                asked.add("practice");
                throw new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("reason", "no ports are free")).exception();
            }
        };
    }
}
