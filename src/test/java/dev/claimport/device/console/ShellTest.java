package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.SecretBytes;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.ManualTime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a console that cannot be told to be quiet sends back. */
class ShellTest {

    private static final String SECRET = "MIIEpAIBAAKCAQEA7bq9XQ0kzj1l4vQGmWcT2yPzFh8uE5sLr3oJxNw6aVdYt0iK\n";
    private static final Pattern MARKER = Pattern.compile("(c[0-9a-f]{16}) (c[0-9a-f]{16}) ");

    private static final Pattern GREETING = Pattern.compile("(c[0-9a-f]{16}) here\n");

    /** Echoes what is written to a command, in lines of its own length, after a while. */
    private static final class EchoingConsole implements SerialLink {

        private final int width;
        private final ManualTime time;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private byte[] toRead = new byte[0];
        private String marker = "";
        private boolean feeding;

        EchoingConsole(int width, ManualTime time) {
            this.width = width;
            this.time = time;
        }

        @Override
        public String path() {
            return "console";
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            String text = new String(bytes, offset, length, StandardCharsets.US_ASCII);
            Matcher found = MARKER.matcher(text);
            Matcher greeted = GREETING.matcher(text);
            if (greeted.find()) {
                say("\n" + greeted.group(1) + "here\n");
            } else if (found.find()) {
                marker = found.group(1) + found.group(2);
                feeding = text.contains("<<'");
                if (!feeding) {
                    say("\n" + marker + " 0\n");
                }
            } else if (feeding && marker.startsWith(text.strip())) {
                feeding = false;
                String echo = written.toString(StandardCharsets.US_ASCII).replaceAll("(.{" + width + "})", "$1\r\n");
                say(echo + "\nsh: cannot create file\n" + marker + " 1\n");
            } else if (feeding) {
                written.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
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

    @ParameterizedTest
    @ValueSource(ints = {200, 40, 16, 9, 5})
    void echoOfASecretIsMadeNoTextOf(int width) {
        ManualTime time = new ManualTime();
        Shell shell = new Shell(new EchoingConsole(width, time), time);
        shell.enter();
        Answer answer;
        try (SecretBytes secret = SecretBytes.taking(SECRET.getBytes(StandardCharsets.US_ASCII), 0, SECRET.length())) {
            answer = shell.feed("cat > x", lines -> secret.lend(bytes -> {
                lines.accept(bytes);
                return null;
            }), Duration.ofSeconds(5));
        }
        assertEquals(1, answer.status());
        assertTrue(answer.lines().contains("sh: cannot create file"), answer.toString());
        for (int i = 0; i + 5 < SECRET.length(); i++) {
            String piece = SECRET.substring(i, i + 5);
            assertFalse(answer.lines().stream().anyMatch(line -> line.contains(piece)), answer.toString());
        }
    }
}
