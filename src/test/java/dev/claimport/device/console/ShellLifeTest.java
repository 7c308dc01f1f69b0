package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.SecretBytes;
import dev.claimport.device.Login;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A second shell that ends, or is left, in the middle, and the first one that waits behind it. */
class ShellLifeTest {

    private static final Duration BOOT = Duration.ofSeconds(6);
    private static final String LINE = "QUJDREVGR0g=\n";

    private final ManualTime time = new ManualTime();
    private final TwoShells console = new TwoShells();
    private final Shell shell = new Shell(console, time);

    /** Says what a shell says, in virtual time. Of a dead one the first says that it is gone, to whatever comes but what it waits for. */
    private final class TwoShells extends LateLink {

        private final List<String> heard = new ArrayList<>();
        private final List<Duration> expected = new ArrayList<>();
        private String half = "";
        private String proof = "";
        private String done = "0";
        private int lines = -1;
        private boolean dead;
        /** In which command it dies, and of which the answer is lost. */
        private String deadly = "nothing";
        private String lost = "nothing";
        private boolean begins = true;

        TwoShells() {
            super(time);
        }

        @Override
        public void expect(Duration atMost) {
            expected.add(atMost);
        }

        @Override
        void hear(String said) {
            heard.add(said);
            Matcher greeted = AnsweringGateway.GREETING.matcher(said);
            Matcher begun = AnsweringGateway.BEGUN.matcher(said);
            Matcher command = AnsweringGateway.COMMAND.matcher(said);
            Matcher question = AnsweringGateway.QUESTION.matcher(said);
            if (begun.find()) {
                proof = begun.group(1);
                half = begun.group(2);
            }
            if (greeted.find()) {
                say(Duration.ZERO, "\n" + greeted.group(1) + "here\n");
            } else if (said.contains("| sh;") || dead && said.equals(SecondShell.AGAIN.strip())) {
                dead = false;
                done = "0";
                say(Duration.ZERO, begins ? "\n" + half + proof + " c 0 0\n" : "");
            } else if (dead) {
                say(Duration.ZERO, said.equals(SecondShell.STOP.strip()) ? "" : "\n" + half + "gone\n");
            } else if (command.find()) {
                begin(command.group(1), command.group(2));
            } else if (question.find()) {
                say(Duration.ZERO, "\n" + half + proof + " " + question.group(1) + " " + done + " 0\n");
            } else if (lines >= 0) {
                take(said);
            }
        }

        private void begin(String number, String command) {
            dead = command.contains(deadly);
            if (dead) {
                say(Duration.ZERO, "\n" + half + "gone\n");
                return;
            }
            done = number;
            if (command.startsWith(SecondShell.TAKE)) {
                lines = 0;
                say(Duration.ZERO, proof + " 0 0\n");
            } else if (!command.contains(lost)) {
                say(Duration.ZERO, "said\n" + half + proof + " c " + number + " 0\n");
            }
        }

        private void take(String said) {
            if (said.equals(SecondShell.END.strip()) || said.equals(SecondShell.STOP.strip())) {
                lines = -1;
                say(Duration.ZERO, "\n" + half + proof + " c " + done + " 0\n");
            } else if (!said.isEmpty()) {
                lines++;
                say(Duration.ZERO, proof + " " + lines + " " + said.length() + "\n");
            }
        }
    }

    private Answer feed(int lines) {
        return shell.feed(SecondShell.TAKE + " x", to -> {
            try (SecretBytes secret = SecretBytes.taking(LINE.getBytes(StandardCharsets.US_ASCII), 0, LINE.length())) {
                for (int i = 0; i < lines; i++) {
                    secret.lend(bytes -> {
                        to.accept(bytes);
                        return null;
                    });
                }
            }
        }, Duration.ofSeconds(5));
    }

    private List<String> heardBy(Runnable what) {
        console.heard.clear();
        what.run();
        return List.copyOf(console.heard);
    }

    @Test
    void shellThatDiedIsFollowedByAnotherWhoseCommandsCountFromTheBeginning() {
        shell.enter(Optional.empty(), BOOT);
        assertEquals(List.of("said"), shell.run("true").lines());
        assertEquals(List.of(), heardBy(shell::beginAnew), "it lives");
        console.deadly = "reboot";
        Failures.expect(Kind.GATEWAY_SHELL_ENDED, () -> shell.run("reboot"));
        List<String> heard = heardBy(shell::beginAnew);
        assertEquals(SecondShell.AGAIN.strip(), heard.getFirst());
        assertTrue(heard.getLast().contains("n=1 x=; { " + SecondShell.SETTINGS), heard::toString);
        assertTrue(shell.run("true").isGood());
        assertEquals(List.of(), heardBy(shell::beginAnew));
    }

    @Test
    void shellThatIsNotFollowedByAnotherIsSilent() {
        shell.enter(Optional.empty(), BOOT);
        console.deadly = "reboot";
        Failures.expect(Kind.GATEWAY_SHELL_ENDED, () -> shell.run("reboot"));
        console.begins = false;
        Failures.expect(Kind.DEVICE_SILENT, shell::beginAnew);
    }

    /** By one word to the shell that lives, and where a file is half written, by one more to what reads it. */
    @Test
    void shellIsLeftByAsManyWordsAsThereIsToEnd() {
        assertEquals(List.of(), heardBy(shell::leave), "nobody is in");
        shell.enter(Optional.empty(), BOOT);
        assertEquals(List.of("", "AT"), heardBy(shell::leave));
        assertEquals(List.of(), heardBy(shell::leave), "once");
        shell.enter(Optional.empty(), BOOT);
        console.deadly = "reboot";
        Failures.expect(Kind.GATEWAY_SHELL_ENDED, () -> shell.run("reboot"));
        assertEquals(List.of("", "AT"), heardBy(shell::leave));
    }

    /** What was cut off in the middle of a file would take the next command for more of it. */
    @Test
    void fileThatIsCutOffIsEndedBeforeTheNextCommandAndBeforeTheShellIsLeft() {
        shell.enter(Optional.empty(), BOOT);
        cutOff();
        List<String> heard = heardBy(() -> assertTrue(shell.run("true").isGood()));
        assertEquals(List.of("", "ATH"), heard.subList(0, 2));
        assertFalse(heardBy(() -> shell.run("true")).contains("ATH"), "once");
        cutOff();
        assertEquals(List.of("", "AT", "AT"), heardBy(shell::leave));
    }

    private void cutOff() {
        RuntimeException cut = new IllegalStateException("cut off");
        try {
            shell.feed(SecondShell.TAKE + " x", _ -> {
                throw cut;
            }, Duration.ofSeconds(5));
        } catch (IllegalStateException e) {
            assertEquals(cut, e);
        }
    }

    @Test
    void whoWasLoggedInIsLoggedOutThoughTheSecondShellWasNeverBegun() {
        LoginBefore before = new LoginBefore();
        try (Login login = Login.taking("root", "practice".toCharArray())) {
            Shell other = new Shell(before, time);
            Failures.expect(Kind.DEVICE_SILENT, () -> other.enter(Optional.of(login), BOOT));
            before.typed.setLength(0);
            other.leave();
        }
        assertTrue(before.typed.toString().endsWith(SecondShell.STOP + Terminal.END_OF_FILE), before.typed::toString);
    }

    /** Lets somebody in, and begins no second shell. */
    private final class LoginBefore implements SerialLink {

        private final StringBuilder typed = new StringBuilder();
        private String answer = "";
        private boolean in;

        @Override
        public String path() {
            return "console";
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            String text = new String(bytes, offset, length, StandardCharsets.US_ASCII);
            typed.append(text);
            Matcher greeted = AnsweringGateway.GREETING.matcher(text);
            if (in && greeted.find()) {
                answer = "\n" + greeted.group(1) + "here\n# ";
            } else if (!in) {
                in = text.endsWith("practice");
                answer = in ? "\r\n# " : text.contains("root") ? "Password: " : "gateway login: ";
            }
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(bytes, 0, into, 0, bytes.length);
            answer = "";
            time.advance(bytes.length > 0 ? Duration.ZERO : timeout);
            return bytes.length;
        }

        @Override
        public void close() { }
    }

    @Test
    void answerThatIsLostIsAskedForByOneQuestionAfterAnother() {
        shell.enter(Optional.empty(), BOOT);
        console.lost = "first";
        assertTrue(shell.run("first").isGood());
        console.lost = "second";
        assertTrue(shell.run("second").isGood());
        assertEquals(List.of("q1", "q2"), console.heard.stream().map(Pattern.compile("q\\d")::matcher).filter(Matcher::find).map(Matcher::group).toList());
    }

    @Test
    void fileIsWrittenByLinesAndWhoeverWatchesSeesForHowLong() {
        shell.enter(Optional.empty(), BOOT);
        console.expected.clear();
        assertTrue(feed(3).isGood());
        assertEquals(List.of(Duration.ofSeconds(5)), console.expected);
        assertEquals(3, console.heard.stream().filter(LINE.strip()::equals).count());
        assertTrue(shell.run("true").isGood(), "it counts on");
    }
}
