package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.Login;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Past a login and past what others have left, to a prompt that answers; {@code GatewayEntranceTest} has it of real shells. */
class EntranceTest {

    private static final Pattern GREETING = Pattern.compile("(c[0-9a-f]{16}) here ");
    private static final Duration BOOT = Duration.ofSeconds(60);

    private final ManualTime time = new ManualTime();
    private final Console console = new Console();
    private final Terminal terminal = new Terminal(console, time);
    private final SecondShell second = new SecondShell(terminal);
    private final Login login = Login.taking("root", "practice".toCharArray());

    @AfterEach
    void wipe() {
        login.close();
        terminal.close();
    }

    /** What is asked there. */
    private enum At { BOOT, NAME, PASSWORD, SHELL }

    private final class Console extends LateLink {

        private At at = At.NAME;
        private final List<String> names = new ArrayList<>();
        private final List<String> passwords = new ArrayList<>();
        private int guarded;
        private boolean takesPassword = true;
        /** So many lines a shell throws away while it begins. */
        private int deaf;
        /** So often a name is not taken. */
        private int lostNames;
        /** What a second shell says that somebody was cut off from. */
        private String leftBehind = "";
        private String passwordPrompt = "Password: ";
        private int stopped;

        Console() {
            super(time);
        }

        @Override
        public void guard(ByteBuffer secret) {
            guarded++;
        }

        @Override
        void hear(String typed) {
            String said = typed.substring(typed.lastIndexOf('\u0015') + 1).replace("\u0003", "");
            switch (at) {
                case BOOT -> { }
                case NAME -> name(said);
                case PASSWORD -> password(said);
                case SHELL -> shell(said);
            }
        }

        private void name(String said) {
            if (!said.isEmpty()) {
                names.add(said);
            }
            if (said.isEmpty() || names.size() <= lostNames) {
                say(Duration.ZERO, "\ngateway login: ");
            } else {
                at = At.PASSWORD;
                say(Duration.ZERO, passwordPrompt);
            }
        }

        private void password(String said) {
            passwords.add(said);
            boolean right = takesPassword && said.equals("practice");
            at = right ? At.SHELL : At.NAME;
            say(Duration.ofMillis(300), right ? "\nWelcome\n$ " : "\nLogin incorrect\ngateway login: ");
        }

        private void shell(String said) {
            if (deaf-- > 0) {
                return;
            }
            if (said.equals(SecondShell.STOP.strip())) {
                leftBehind = "";
                stopped++;
            }
            Matcher greeted = GREETING.matcher(said);
            say(Duration.ZERO, greeted.find() ? "\n" + greeted.group(1) + "here" + leftBehind + "\n$ " : "\n$ ");
        }
    }

    private boolean pass(Login who) {
        return new Entrance(terminal, second, time, false).pass(Optional.ofNullable(who), BOOT);
    }

    @Test
    void shellAtItsPromptIsEnteredWithoutALogin() {
        console.at = At.SHELL;
        assertFalse(pass(login));
        assertEquals(List.of(), console.names);
        assertEquals(0, console.stopped, "nobody was cut off");
        assertTrue(Duration.between(ManualTime.START, time.instant()).toSeconds() < 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Password: ", "Passwort:", "Mot de passe : "})
    void whoIsAskedForNameAndPasswordIsLoggedIn(String prompt) {
        console.passwordPrompt = prompt;
        assertTrue(pass(login));
        assertEquals(List.of("root"), console.names);
        assertEquals(List.of("practice"), console.passwords);
        assertEquals(1, console.guarded, "whoever watches the line is not to see it");
    }

    @Test
    void withoutALoginItIsSaidThatOneIsNeeded() {
        assertEquals("far", Failures.expect(Kind.GATEWAY_LOGIN_NEEDED, () -> pass(null)).facts().get("port"));
        assertEquals(List.of(), console.names);
    }

    /** Who tries again with the same one is locked out before long. */
    @Test
    void passwordThatIsRefusedIsTypedOnce() {
        console.takesPassword = false;
        var refused = Failures.expect(Kind.GATEWAY_LOGIN_REFUSED, () -> pass(login));
        assertEquals("root", refused.facts().get("user"));
        assertEquals("gateway login:", refused.detail());
        assertEquals(List.of("practice"), console.passwords);
    }

    /** Of a name that somebody else has typed. */
    @Test
    void passwordThatIsAskedForAlreadyIsLeftEmpty() {
        console.at = At.PASSWORD;
        assertTrue(pass(login));
        assertEquals("", console.passwords.getFirst());
        assertEquals(1, console.passwords.stream().filter("practice"::equals).count());
        assertEquals(List.of("root"), console.names);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void nameIsTypedThreeTimesAtMost(int lost) {
        console.lostNames = lost;
        if (lost < 3) {
            assertTrue(pass(login));
        } else {
            Failures.expect(Kind.GATEWAY_LOGIN_REFUSED, () -> pass(login));
            assertEquals(List.of(), console.passwords);
        }
        assertEquals(Math.min(3, lost + 1), console.names.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void shellThatHasOnlyJustBegunIsGreetedFiveTimes(int deaf) {
        console.deaf = deaf;
        if (deaf < 5) {
            assertTrue(pass(login));
        } else {
            Failures.expect(Kind.GATEWAY_LOGIN_REFUSED, () -> pass(login));
        }
    }

    @Test
    void secondShellThatWasLeftBehindIsEnded() {
        console.at = At.SHELL;
        console.leftBehind = "c0123";
        assertFalse(pass(null));
        assertEquals(1, console.stopped);
    }

    @Test
    void gatewayThatBootsIsWaitedForAsLongAsItMayTake() {
        console.at = At.BOOT;
        console.say(Duration.ofSeconds(25), "[    0.000000] Booting Linux\n");
        assertEquals("[ 0.000000] Booting Linux", Failures.expect(Kind.GATEWAY_WITHOUT_SHELL, () -> pass(login)).detail());
        assertTrue(Duration.between(ManualTime.START, time.instant()).compareTo(BOOT) >= 0);
    }
}
