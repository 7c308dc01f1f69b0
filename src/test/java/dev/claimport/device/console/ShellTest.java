package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.SecretBytes;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a console that cannot be told to be quiet sends back. */
class ShellTest {

    private static final String SECRET = "MIIEpAIBAAKCAQEA7bq9XQ0kzj1l4vQGmWcT2yPzFh8uE5sLr3oJxNw6aVdYt0iK\n";
    private static final Pattern COMMAND = Pattern.compile("n=(\\d+) x=;");

    /** Does what both shells do; echoes what is written to a file, in lines of its own length, after a while. */
    private static final class EchoingConsole implements SerialLink {

        private final int width;
        private final ManualTime time;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private byte[] toRead = new byte[0];
        private String half = "";
        private String proof = "";
        private String command = "";
        private int lines;
        private boolean feeding;
        /** After so many lines of a file the second shell dies, and the first runs what comes, as one would that does not wait. */
        private final int diesAfter;
        private final List<String> afterDeath = new ArrayList<>();

        EchoingConsole(int width, int diesAfter, ManualTime time) {
            this.width = width;
            this.diesAfter = diesAfter;
            this.time = time;
        }

        @Override
        public String path() {
            return "console";
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            String text = new String(bytes, offset, length, StandardCharsets.US_ASCII);
            Matcher begun = AnsweringGateway.BEGUN.matcher(text);
            Matcher found = COMMAND.matcher(text);
            Matcher greeted = AnsweringGateway.GREETING.matcher(text);
            if (begun.find()) {
                proof = begun.group(1);
                half = begun.group(2);
            }
            if (lines > diesAfter) {
                afterDeath.add(text);
                say("\n" + half + " c " + command + " 0\n");
            } else if (greeted.find()) {
                say("\n" + greeted.group(1) + "here\n");
            } else if (text.contains("| sh;")) {
                say("\n" + half + proof + " c 0 0\n");
            } else if (found.find()) {
                command = found.group(1);
                feeding = text.contains("{ " + SecondShell.TAKE);
                say(feeding ? proof + " 0 0\n" : "\n" + half + proof + " c " + command + " 0\n");
            } else if (feeding && text.equals(SecondShell.END)) {
                feeding = false;
                String echo = written.toString(StandardCharsets.US_ASCII).replaceAll("(.{" + width + "})", "$1\r\n");
                say(echo + "\nsh: cannot create file\n" + half + proof + " c " + command + " 1\n");
            } else if (feeding) {
                written.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
                lines++;
                say(lines > diesAfter ? "" : proof + " " + lines + " " + (length - 1) + "\n");
            }
        }

        private void say(String text) {
            toRead = text.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            int count = timeout.isZero() ? 0 : Math.min(into.length, toRead.length);
            System.arraycopy(toRead, 0, into, 0, count);
            toRead = Arrays.copyOfRange(toRead, count, toRead.length);
            if (count == 0) {
                time.advance(timeout);
            }
            return count;
        }

        @Override
        public void close() { }
    }

    /** The editor of a BusyBox that is built with the least that somebody has built it with: what is beyond that is dropped without a word. */
    @Test
    void whatTheFirstShellIsGivenFitsOnItsLine() {
        SecondShell second = new SecondShell(new Terminal(new EchoingConsole(0, 0, new ManualTime()), new ManualTime()));
        for (String line : List.of(second.greeting(), second.prepare(), second.begin(true))) {
            assertTrue(line.length() < 510, line.length() + ": " + line);
        }
    }

    private static Answer feed(Shell shell, int lines) {
        try (SecretBytes secret = SecretBytes.taking(SECRET.getBytes(StandardCharsets.US_ASCII), 0, SECRET.length())) {
            return shell.feed(SecondShell.TAKE + " x", to -> {
                for (int i = 0; i < lines; i++) {
                    secret.lend(bytes -> {
                        to.accept(bytes);
                        return null;
                    });
                }
            }, Duration.ofSeconds(5));
        }
    }

    /** Not even where the first one is given what comes, runs it and answers. */
    @Test
    void nothingSecretIsSentAfterTheSecondShellHasDied() {
        ManualTime time = new ManualTime();
        EchoingConsole console = new EchoingConsole(80, 3, time);
        Shell shell = new Shell(console, time);
        shell.enter(Optional.empty(), Duration.ofSeconds(6));
        Failures.expect(Kind.GATEWAY_SHELL_ENDED, () -> feed(shell, 20));
        assertEquals(List.of("\n"), console.afterDeath, "it is asked for a word, and that is all");
        Failures.expect(Kind.GATEWAY_SHELL_ENDED, () -> shell.run("true"));
        Failures.expect(Kind.GATEWAY_SHELL_ENDED, () -> feed(shell, 1));
        assertEquals(List.of("\n"), console.afterDeath);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 40, 16, 9, 5})
    void echoOfASecretIsMadeNoTextOf(int width) {
        ManualTime time = new ManualTime();
        Shell shell = new Shell(new EchoingConsole(width, Integer.MAX_VALUE, time), time);
        shell.enter(Optional.empty(), Duration.ofSeconds(6));
        Answer answer = feed(shell, 1);
        assertEquals(1, answer.status());
        assertTrue(answer.lines().contains("sh: cannot create file"), answer.toString());
        for (int i = 0; i + 5 < SECRET.length(); i++) {
            String piece = SECRET.substring(i, i + 5);
            assertFalse(answer.lines().stream().anyMatch(line -> line.contains(piece)), answer.toString());
        }
    }

    /** Who may still be booting is waited for as long as its profile says, where anything at all has come; and everybody can see that. */
    @ParameterizedTest
    @CsvSource({"'',30,DEVICE_SILENT", "'[    0.000000] Booting Linux\n',60,GATEWAY_WITHOUT_SHELL"})
    void consoleWithoutAPromptIsWaitedForAsLongAsIsTold(String says, int seconds, Kind kind) {
        ManualTime time = new ManualTime();
        List<Duration> told = new ArrayList<>();
        byte[] said = says.getBytes(StandardCharsets.US_ASCII);
        SerialLink booting = new SerialLink() {
            private boolean read;

            @Override
            public String path() {
                return "console";
            }

            @Override
            public void expect(Duration atMost) {
                told.add(atMost);
            }

            @Override
            public int read(byte[] into, Duration timeout) {
                time.advance(timeout);
                int count = read || timeout.isZero() ? 0 : said.length;
                System.arraycopy(said, 0, into, 0, count);
                read |= count > 0;
                return count;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) { }

            @Override
            public void close() { }
        };
        Failures.expect(kind, () -> new Shell(booting, time).enter(Optional.empty(), Duration.ofSeconds(60)));
        Duration taken = Duration.between(ManualTime.START, time.instant());
        assertTrue(taken.toSeconds() >= seconds && taken.toSeconds() < seconds + 7, taken::toString);
        assertEquals(Duration.ofSeconds(30), told.getFirst(), "nothing has come yet");
        assertTrue(told.stream().allMatch(each -> each.toSeconds() <= seconds), told.toString());
    }

    /** A plug that joins its own two lines, and a terminal that nobody reads, which shows the keys of control its own way. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatOnlyGivesBackWhatIsTypedIsSoonKnownToHaveNoShell(boolean terminal) {
        ManualTime time = new ManualTime();
        SerialLink echo = new SerialLink() {
            private byte[] back = new byte[0];

            @Override
            public String path() {
                return "console";
            }

            @Override
            public int read(byte[] into, Duration timeout) {
                int count = Math.min(into.length, back.length);
                System.arraycopy(back, 0, into, 0, count);
                back = Arrays.copyOfRange(back, count, back.length);
                time.advance(count > 0 ? Duration.ZERO : timeout);
                return count;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                String typed = new String(bytes, offset, length, StandardCharsets.US_ASCII);
                String shown = terminal ? typed.replace("\u0015", "").replace("\u0003", "^C").replace("\n", "\r\n") : typed;
                byte[] more = shown.getBytes(StandardCharsets.US_ASCII);
                int before = back.length;
                back = Arrays.copyOf(back, before + more.length);
                System.arraycopy(more, 0, back, before, more.length);
            }

            @Override
            public void close() { }
        };
        Failures.expect(Kind.GATEWAY_WITHOUT_SHELL, () -> new Shell(echo, time).enter(Optional.empty(), Duration.ofSeconds(60)));
        Duration taken = Duration.between(ManualTime.START, time.instant());
        assertTrue(taken.toSeconds() >= 15 && taken.toSeconds() < 22, taken::toString);
    }
}
