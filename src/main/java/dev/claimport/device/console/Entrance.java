package dev.claimport.device.console;

import static dev.claimport.device.console.Terminal.INTERRUPT;
import static dev.claimport.device.console.Terminal.KILL_LINE;

import dev.claimport.device.DeviceText;
import dev.claimport.device.DeviceWait;
import dev.claimport.device.Login;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.device.recognition.Prompts;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The way to a shell's prompt: past what somebody has left in the middle, and past a login. */
final class Entrance {

    /** What asks for a name or a password is known as that only when nothing more comes: a greeting may end like it. */
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(700);
    private static final Duration GREETING = Duration.ofSeconds(1);
    /** After so long without a prompt it is asked for one once more. */
    private static final Duration BOOTING = Duration.ofSeconds(10);
    private static final int GREETINGS = 5;
    private static final int NAMES = 3;
    private static final int LONGEST = 80;
    /**
     * An empty line has a prompt shown. A shell that an earlier hand-over was cut off from waits for the end of a file, or for its next command, and
     * shows none: it is ended (see {@link SecondShell}). Whatever else may run in the foreground is interrupted.
     */
    private static final List<String> NUDGES = List.of(KILL_LINE + "\n", "\n" + SecondShell.STOP + SecondShell.STOP, INTERRUPT);

    private final Terminal terminal;
    private final SecondShell second;
    private final TimeSource time;
    /** Whether it has said anything of its own. */
    private boolean speaks;
    private String last = "";

    /** @param second that is to be begun @param known whether there was a shell before: what ran in that may have to end first */
    Entrance(Terminal terminal, SecondShell second, TimeSource time, boolean known) {
        this.speaks = known;
        this.time = time;
        this.terminal = terminal;
        this.second = second;
    }

    /**
     * Waits for a prompt that answers.
     *
     * @param who logs in where that is asked for
     * @param bootWait how long it may take: a gateway that boots is listened to in between, since its boot loader takes a key for a wish to stop there
     * @return whether somebody was logged in
     * @throws FailureException {@code device-silent}, {@code gateway-without-shell}, {@code gateway-login-needed}, {@code gateway-login-refused}
     */
    boolean pass(Optional<Login> who, Duration bootWait) {
        Instant begun = time.instant();
        for (Duration left = left(begun, bootWait); left.isPositive(); left = left(begun, bootWait)) {
            terminal.expect(left);
            Optional<Boolean> loggedIn = knock(who);
            if (loggedIn.isPresent()) {
                return loggedIn.get();
            }
            Duration more = left(begun, bootWait);
            note(terminal.settle(SILENCE, more.compareTo(BOOTING) < 0 ? more : BOOTING));
        }
        throw new DeviceFailure(terminal.hasHeard() ? Kind.GATEWAY_WITHOUT_SHELL : Kind.DEVICE_SILENT, Map.of("port", terminal.path()), last).exception();
    }

    /**
     * One that boots prints something before half of the time is over; of one that has printed nothing at all by then, nothing more is expected. One that
     * gives back what is typed has got so far that it would print something in a quarter.
     */
    private Duration left(Instant begun, Duration bootWait) {
        return Duration.between(time.instant(), begun.plus(bootWait.dividedBy(speaks ? 1 : terminal.hasHeard() ? 4 : 2)));
    }

    private void note(Terminal.Said said) {
        last = said.last().isEmpty() ? last : DeviceText.clean(said.last(), LONGEST);
        speaks |= Stream.concat(said.lines().stream(), Stream.of(said.rest())).anyMatch(line -> !isEcho(line));
    }

    /** What was typed comes back from a terminal that nobody reads, and from a plug that joins its own two lines. */
    private boolean isEcho(String line) {
        String rest = line.replace("^C", "").replace("^U", "").replace(second.greeting(), "").replace(SecondShell.STOP.strip(), "").strip();
        return second.greeting().contains(rest);
    }

    /** @return whether somebody was logged in; empty where there is no prompt */
    private Optional<Boolean> knock(Optional<Login> who) {
        for (String nudge : NUDGES) {
            terminal.drain();
            terminal.type(nudge);
            Terminal.Said said = terminal.settle(PAUSE, LOOK);
            note(said);
            if (isLogin(said.rest())) {
                terminal.expect(DeviceWait.LOGIN.limit());
                said = terminal.settle(SILENCE, DeviceWait.LOGIN.limit());
            }
            if (isLogin(said.rest())) {
                logIn(who.orElseThrow(() -> new DeviceFailure(Kind.GATEWAY_LOGIN_NEEDED, Map.of("port", terminal.path())).exception()), said);
                return Optional.of(true);
            }
            if (isGreeted()) {
                return Optional.of(false);
            }
        }
        return Optional.empty();
    }

    /**
     * The password once: who tries again with the same one is locked out before long. The name is typed again where it is asked for again, which tells nothing of
     * the password: the one before may have been taken for the password of what others had typed, or gone with what was interrupted.
     */
    private void logIn(Login who, Terminal.Said asked) {
        Terminal.Said said = asked;
        if (asksForPassword(said.rest())) {
            // Of a name that somebody else has typed, or the questions by which a device is recognised.
            terminal.type("\n");
            said = terminal.settle(SILENCE, DeviceWait.LOGIN.limit());
        }
        for (int i = 0; i < NAMES && asksForName(said.rest()); i++) {
            terminal.drain();
            terminal.type(KILL_LINE + who.user() + "\n");
            said = terminal.settle(SILENCE, DeviceWait.LOGIN.limit());
        }
        if (asksForPassword(said.rest())) {
            who.typePassword(terminal::typePassword);
            terminal.type("\n");
            said = terminal.settle(SILENCE, DeviceWait.LOGIN.limit());
            terminal.forgetPassword();
        }
        if (!isLogin(said.rest())) {
            for (int i = 0; i < GREETINGS; i++) {
                if (isGreeted()) {
                    return;
                }
            }
        }
        throw new DeviceFailure(Kind.GATEWAY_LOGIN_REFUSED, Map.of("user", who.user()), DeviceText.clean(said.last(), LONGEST)).exception();
    }

    /** A shell that has only just begun throws away what was typed before it was ready. A second one that was left behind is ended. */
    private boolean isGreeted() {
        Optional<String> whose = greet();
        if (whose.filter(left -> !left.isEmpty()).isPresent()) {
            terminal.type(SecondShell.STOP);
            whose = greet();
        }
        return whose.filter(String::isEmpty).isPresent();
    }

    private Optional<String> greet() {
        terminal.drain();
        terminal.type(KILL_LINE + " " + second.greeting() + "\n");
        return terminal.hear(second.greeted(), GREETING).map(heard -> heard.line().group(1));
    }

    private static boolean isLogin(String prompt) {
        return Prompts.of(prompt).equals(Optional.of(OtherKind.LINUX_LOGIN));
    }

    private static boolean asksForName(String prompt) {
        return isLogin(prompt) && !asksForPassword(prompt);
    }

    /** In whatever language: after a name nothing else ends so. */
    private static boolean asksForPassword(String prompt) {
        return prompt.endsWith(":") && !prompt.endsWith("login:");
    }
}
