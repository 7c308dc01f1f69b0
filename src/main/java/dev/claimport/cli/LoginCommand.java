package dev.claimport.cli;

import dev.claimport.app.SignIns;
import dev.claimport.signin.BrowserAuthorization;
import dev.claimport.signin.Challenge;
import dev.claimport.signin.DeviceAuthorization;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignedInUser;
import dev.claimport.signin.SsoSession;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport login}: signs in with IAM Identity Center, or with the console's credentials, for this and other AWS tools. */
@Command(name = "login", mixinStandardHelpOptions = true, sortOptions = false)
final class LoginCommand implements Callable<Integer> {

    /** What has less left would have been renewed, if that were possible. */
    private static final Duration WORTH_KEEPING = Duration.ofMinutes(15);

    @Mixin
    private final SessionOptions which = new SessionOptions();

    @Option(names = "--device-code")
    private boolean deviceCode;

    @Option(names = "--no-browser")
    private boolean noBrowser;

    @Option(names = "--console")
    private boolean console;

    @Option(names = "--remote")
    private boolean remote;

    @Option(names = "--region", paramLabel = "REGION")
    private @Nullable String region;

    @Spec
    private CommandSpec spec;

    private final SignIns signIns;
    private final PageOpener browser;
    private final Messages texts;
    private final TimeSource time;

    LoginCommand(SignIns signIns, PageOpener browser, Messages texts, TimeSource time) {
        this.signIns = signIns;
        this.browser = browser;
        this.texts = texts;
        this.time = time;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (console) {
            return consoleSignIn();
        }
        if (remote || region != null) {
            throw UsageProblem.CONSOLE_ONLY.in(spec, remote ? "--remote" : "--region");
        }
        SsoSession session = which.session(signIns, spec);
        Optional<SignedInUser> kept = signIns.keptSignIn(session);
        if (kept.isPresent()) {
            try (SignedInUser user = kept.get()) {
                if (user.expiresAt().isAfter(time.instant().plus(WORTH_KEEPING))) {
                    return done("login.already", session, user.expiresAt());
                }
            }
        }
        try (SignIn signIn = signIns.identityCenter(session, true); SignedInUser user = signIn.await(begin(signIn))) {
            return done("login.done", session, user.expiresAt());
        }
    }

    private int consoleSignIn() throws InterruptedException {
        if (which.isGiven() && which.profile().isEmpty() || deviceCode) {
            throw UsageProblem.CONSOLE_NEVER.in(spec, deviceCode ? "--device-code" : "--sso-session, --start-url");
        }
        var in = new BufferedReader(new InputStreamReader(System.in));
        return new ConsoleSteps(signIns, browser, in, spec.commandLine().getOut(), spec.commandLine().getErr(), texts)
                .signIn(which.profile(), RegionOption.parseOptional(spec, "--region", region), remote, noBrowser);
    }

    private Challenge begin(SignIn signIn) throws InterruptedException {
        if (deviceCode || !noBrowser && !browser.isHere()) {
            return beginWithCode(signIn);
        }
        BrowserAuthorization authorization = signIn.beginInBrowser();
        if (noBrowser) {
            say("login.open", Map.of("page", authorization.page().toString()));
            return authorization;
        }
        try {
            browser.open(authorization.page());
            say("login.opened", Map.of("page", authorization.page().toString()));
            return authorization;
        } catch (IOException _) {
            say("login.not-opened", Map.of());
            return beginWithCode(signIn);
        }
    }

    private DeviceAuthorization beginWithCode(SignIn signIn) throws InterruptedException {
        DeviceAuthorization authorization = signIn.begin();
        URI page = authorization.completeUri();
        say("login.code", Map.of("page", page.toString(), "plain", authorization.verificationUri().toString(), "code", authorization.userCode()));
        if (isTerminal()) {
            TerminalWriter.beneath(spec.commandLine().getErr()).println(QrText.of(page.toString()));
            spec.commandLine().getErr().flush();
        }
        if (!noBrowser && browser.isHere()) {
            try {
                browser.open(page);
            } catch (IOException _) {
                // The address has been said.
            }
        }
        return authorization;
    }

    /** A QR code is for eyes and cameras, not for a file. */
    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal() && System.console().charset().equals(StandardCharsets.UTF_8);
    }

    private int done(String key, SsoSession session, Instant until) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(texts.text(key, Map.of("session", session.label(), "until", LocalTime.ofInstant(until, ZoneId.systemDefault()))));
        out.flush();
        return ExitCodes.DONE;
    }

    private void say(String key, Map<String, String> facts) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(texts.text(key, facts));
        err.flush();
    }
}
