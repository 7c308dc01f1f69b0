package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ManualTime;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is read of what a console prints. */
class TerminalTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final Printing line = new Printing();
    private final Terminal terminal = new Terminal(line, time);

    private final class Printing extends LateLink {

        Printing() {
            super(time);
        }

        @Override
        void hear(String said) { }
    }

    private Optional<List<String>> before(String wanted) {
        return terminal.hear(Pattern.compile(wanted), SECOND).map(Terminal.Heard::before);
    }

    @Test
    void lineThatIsLongerThanAnyIsKnownByItsBeginning() {
        for (int i = 0; i < 3; i++) {
            line.say(Duration.ZERO, "x".repeat(400));
        }
        line.say(Duration.ZERO, "\nOK\n");
        assertEquals(List.of("x".repeat(1024)), before("^OK$").orElseThrow());
    }

    @Test
    void lastHundredLinesAreKept() {
        IntStream.range(0, 130).forEach(i -> line.say(Duration.ZERO, "line " + i + "\n"));
        line.say(Duration.ZERO, "OK\n");
        assertEquals(IntStream.range(30, 130).mapToObj(i -> "line " + i).toList(), before("^OK$").orElseThrow());
        line.say(Duration.ZERO, "more\nOK\n");
        assertEquals(List.of("more"), before("^OK$").orElseThrow(), "each line is told once");
    }

    @Test
    void firstHundredLinesOfAGreetingAreKept() {
        IntStream.range(0, 130).forEach(i -> line.say(Duration.ZERO, "line " + i + "\n"));
        line.say(Duration.ZERO, "$ ");
        Terminal.Said said = terminal.settle(Duration.ofMillis(100), SECOND);
        assertEquals(IntStream.range(0, 100).mapToObj(i -> "line " + i).toList(), said.lines());
        assertEquals("$", said.rest());
    }

    @Test
    void nothingIsWaitedForLongerThanIsTold() {
        Instant begun = time.instant();
        assertEquals(new Terminal.Said(List.of(), ""), terminal.settle(Duration.ofMillis(300), SECOND));
        assertEquals(SECOND, Duration.between(begun, time.instant()));
        assertEquals(Optional.empty(), before("OK"));
        assertEquals(SECOND.multipliedBy(2), Duration.between(begun, time.instant()));
    }

    @Test
    void whatStoodOnALineBeforeItWasDrainedOrOnAnotherCableIsNoPartOfIt() {
        line.say(Duration.ZERO, "said\nabc");
        assertEquals(Optional.empty(), before("^OK$"));
        terminal.drain();
        line.say(Duration.ZERO, "OK\n");
        assertEquals(List.of(), before("^OK$").orElseThrow());
        line.say(Duration.ZERO, "said\nabc");
        assertEquals(Optional.empty(), before("^OK$"));
        var other = new Printing();
        terminal.resume(other);
        other.say(Duration.ZERO, "OK\n");
        assertEquals(List.of(), before("^OK$").orElseThrow());
    }

    @Test
    void whatComesBackOfASecretIsNoTextUntilItIsForgotten() {
        String secret = "MIIEpAIBAAKCAQEA7bq9XQ0kzj1l";
        for (Runnable end : List.<Runnable>of(terminal::forgetSecrets, terminal::close)) {
            terminal.typeSecret(ByteBuffer.allocateDirect(64).put(secret.getBytes(StandardCharsets.US_ASCII)).flip());
            line.say(Duration.ZERO, secret + "\nOK\n");
            assertEquals(List.of(), before("^OK$").orElseThrow());
            end.run();
            line.say(Duration.ZERO, secret + "\nOK\n");
            assertTrue(before("^OK$").orElseThrow().contains(secret), "this test would see it");
        }
    }

    /** Four letters at either end of a line are taken for a piece of a key whose rest is on another; some are in any key. */
    @Test
    void wordsByWhichTheSecondShellIsKnownAreNoPieceOfAKey() {
        terminal.typeSecret(secret(IntStream.range(0, 1 << 12).mapToObj(i -> "c%03x".formatted(i)).collect(Collectors.joining())));
        for (int i = 0; i < 20; i++) {
            SecondShell second = new SecondShell(terminal);
            line.say(Duration.ZERO, second.greeting().replaceAll("^printf '\\\\n%s%s%s\\\\n' (\\S+) here \"\\$z\"$", "$1here") + "\n");
            assertTrue(terminal.hear(second.greeted(), SECOND).isPresent());
            String proof = second.prepare().replaceAll("(?s).*\"z=([^;]+);.*", "$1");
            line.say(Duration.ZERO, proof + " 3 76\n");
            assertTrue(second.hear(second.taken(), SECOND).isPresent(), proof);
        }
    }

    private static ByteBuffer secret(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
