package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ManualTime;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines for a file, to a second shell that is slow, loses some, or says nothing any more. */
class FeedTest {

    private static final List<String> LINES = IntStream.range(0, 30).mapToObj("line-%d"::formatted).toList();

    private final ManualTime time = new ManualTime();
    private final Far far = new Far();
    private final Terminal terminal = new Terminal(far, time);
    private final SecondShell second = new SecondShell(terminal);
    private final Feed feed = new Feed(terminal, second);

    /** Reads lines as {@link SecondShell#TAKE} does, each for as long as it takes. */
    private final class Far extends LateLink {

        private final List<String> taken = new ArrayList<>();
        private Duration each = Duration.ZERO;
        private Set<Integer> lost = Set.of();
        private boolean dead;
        private int length;
        private int cuts;
        private int typed;

        Far() {
            super(time);
        }

        private void say() {
            say(each, second.taken().pattern().split(" ")[0] + " " + taken.size() + " " + length + "\n");
        }

        @Override
        void hear(String said) {
            if (dead || !said.isEmpty() && lost.contains(typed++)) {
                return;
            }
            if (!said.isEmpty()) {
                taken.add(said);
                length = said.length() - cuts;
            }
            say();
        }
    }

    private boolean feed() {
        far.say();
        feed.begin(Pattern.compile("never"));
        for (String line : LINES) {
            send(line);
        }
        return feed.reads();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 300, 999, 1_001, 1_500, 2_500, 4_900})
    void eachLineIsTakenOnceHoweverSlowlyItIsRead(int millis) {
        far.each = Duration.ofMillis(millis);
        assertTrue(feed());
        assertEquals(LINES, far.taken);
    }

    @Test
    void lineThatWasLostIsSentAgain() {
        far.lost = Set.of(0, 7, 8, 20);
        assertTrue(feed());
        assertEquals(LINES, far.taken);
    }

    @Test
    void lineThatWasLostOnASlowGatewayIsSentAgain() {
        far.each = Duration.ofMillis(1_200);
        far.lost = Set.of(3, 15);
        assertTrue(feed());
        assertEquals(LINES, far.taken);
    }

    private void send(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        feed.send(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
    }

    @Test
    void commandThatEndsInsteadSaysWithWhat() {
        far.say(Duration.ZERO, "no such file\nended 7\n");
        Terminal.Heard heard = feed.begin(Pattern.compile("ended (\\d)")).orElseThrow();
        assertEquals("7", heard.line().group(1));
        assertEquals(List.of("no such file"), heard.before());
        assertFalse(feed.reads());
        send("line");
        assertEquals(List.of(), far.taken);
    }

    @Test
    void lineOfWhichNotAllWasTakenIsNone() {
        far.say();
        feed.begin(Pattern.compile("never"));
        far.cuts = 1;
        send("line");
        assertFalse(feed.reads());
    }

    @Test
    void whoSaysTheSameForEverIsListenedToNoMore() {
        far.say();
        feed.begin(Pattern.compile("never"));
        far.dead = true;
        for (int i = 0; i < 70; i++) {
            far.say();
        }
        send("line");
        assertFalse(feed.reads());
    }

    @Test
    void nothingMoreIsSentToWhoSaysNothingAnyMore() {
        far.say();
        feed.begin(Pattern.compile("never"));
        far.dead = true;
        Instant begun = time.instant();
        send("line");
        assertFalse(feed.reads());
        assertEquals(Duration.ofSeconds(15), Duration.between(begun, time.instant()));
        send("line");
        assertEquals(Duration.ofSeconds(15), Duration.between(begun, time.instant()));
    }
}
