package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.Part;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.script.Conversation.Heard;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that comes back when nobody expects it any more is no text, in no piece. */
class LateEchoTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration BETWEEN = Duration.ofMillis(200);
    /** Takes whatever is said for an answer: a line, or its beginning. */
    private static final Step ANYTHING = new Step(new Step.Say.Nothing(), List.of(), Optional.of(Pattern.compile(".+")),
            List.of(new Step.Trouble(Pattern.compile(".+"), Kind.STEP_REFUSED, false)), Map.of(), Optional.empty(), Optional.empty(), false,
            Map.of(), DEADLINE, false);

    private final ManualTime time = new ManualTime();
    private final ComingLine line = new ComingLine(time);
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());
    private final List<Part> parts = new PartsPlan(Map.of(ClaimPart.KEY, "key"), Encoding.PEM, Map.of()).render(bundle);
    private final Conversation conversation = new Conversation(line, new Script.Wire("\r", 115200, 256, Duration.ZERO), time);
    private final Scope scope = new Scope(Map.of());

    @AfterEach
    void wipe() {
        conversation.close();
        PartsPlan.close(parts);
        bundle.claim().close();
    }

    /** Sends the key, and waits until nothing of it is expected. @return it, as it was sent */
    private String sendKey() throws InterruptedException {
        try (Content content = Content.of(parts.getFirst(), Transform.CRLF)) {
            scope.take(Map.of(), content);
            var sent = new StringBuilder();
            IntStream.range(0, content.length()).forEach(at -> sent.append((char) content.at(at)));
            Message message = Message.of(Phrase.said("AT+KEY=\"${content}\""), scope, Optional.empty(), "\r");
            conversation.begin(message);
            conversation.say(message, 0, message.length());
            assertInstanceOf(Heard.Silent.class, conversation.await(ANYTHING, scope, DEADLINE));
            return sent.toString();
        }
    }

    /** One in some thousand checksums is in a key as well, and is masked where it is shown. */
    @Test
    void proofThatHappensToBeInTheKeyIsOneAllTheSame() throws InterruptedException {
        String inKey = sendKey().substring(100, 104);
        Step proving = new Step(new Step.Say.Nothing(), List.of(Phrase.pattern("OK")), Optional.empty(), List.of(), Map.of(),
                Optional.of(Phrase.pattern("\\+SUM: 1704," + Pattern.quote(inKey))), Optional.empty(), false, Map.of(), DEADLINE, false);
        line.comes(time.instant(), "\r\n+SUM: 1704," + inKey + "\r\n\r\nOK\r\n");
        assertInstanceOf(Heard.Done.class, conversation.await(proving, scope, DEADLINE));
    }

    /** As CONNECT is masked in its beginning where CONN is in a certificate. */
    @Test
    void answerThatBeginsLikeAPieceOfTheKeyIsOneAllTheSame() throws InterruptedException {
        String inKey = sendKey().substring(100, 104);
        Step answered = new Step(new Step.Say.Nothing(), List.of(Phrase.pattern(Pattern.quote(inKey) + " !")), Optional.empty(), List.of(), Map.of(),
                Optional.empty(), Optional.empty(), false, Map.of(), DEADLINE, false);
        line.comes(time.instant(), "\r\n" + inKey + " !\r\n");
        assertInstanceOf(Heard.Done.class, conversation.await(answered, scope, DEADLINE));
    }

    @Test
    void failureThatEndsLikeAPieceOfTheKeyIsOneAllTheSame() throws InterruptedException {
        String inKey = sendKey().substring(100, 104);
        var trouble = new Step.Trouble(Pattern.compile("! " + Pattern.quote(inKey)), Kind.DEVICE_FULL, false);
        Step answered = new Step(new Step.Say.Nothing(), List.of(Phrase.pattern("OK")), Optional.empty(), List.of(trouble), Map.of(),
                Optional.empty(), Optional.empty(), false, Map.of(), DEADLINE, false);
        line.comes(time.instant(), "\r\n! " + inKey + "\r\n");
        assertEquals(Kind.DEVICE_FULL, assertInstanceOf(Heard.Refused.class, conversation.await(answered, scope, DEADLINE)).kind());
    }

    @Test
    void valueThatBeginsLikeAPieceOfTheKeyIsOneAllTheSame() throws InterruptedException {
        String inKey = sendKey().substring(100, 104);
        Step asking = new Step(new Step.Say.Nothing(), List.of(Phrase.pattern("OK")), Optional.empty(), List.of(),
                Map.of("state", Pattern.compile(Pattern.quote(inKey) + ": (.*)")), Optional.empty(), Optional.empty(), false, Map.of(), DEADLINE, false);
        line.comes(time.instant(), "\r\n" + inKey + ": 1\r\n\r\nOK\r\n");
        assertEquals(new Heard.Done(Map.of("state", "1"), true), conversation.await(asking, scope, DEADLINE));
    }

    /** A value is a text. */
    @Test
    void keyIsNoValue() throws InterruptedException {
        String inKey = sendKey().substring(100, 130);
        Step asking = new Step(new Step.Say.Nothing(), List.of(Phrase.pattern("OK")), Optional.empty(), List.of(),
                Map.of("state", Pattern.compile("\\+STATE: (.*)")), Optional.empty(), Optional.empty(), false, Map.of(), DEADLINE, false);
        line.comes(time.instant(), "\r\n+STATE: " + inKey + "!\r\n\r\nOK\r\n");
        assertEquals(new Heard.Done(Map.of("state", "!"), true), conversation.await(asking, scope, DEADLINE));
    }

    @Test
    void deviceThatHasNothingToShowIsBelievedThoughThatBeginsLikeAPieceOfTheKey() throws InterruptedException {
        String inKey = sendKey().substring(100, 104);
        Step proving = new Step(new Step.Say.Nothing(), List.of(Phrase.pattern("OK")), Optional.empty(), List.of(), Map.of(),
                Optional.of(Phrase.pattern("SUM")), Optional.of(Phrase.pattern(Pattern.quote(inKey) + ",N/A")), false, Map.of(), DEADLINE, false);
        line.comes(time.instant(), "\r\n" + inKey + ",N/A\r\n\r\nOK\r\n");
        assertEquals(new Heard.Done(Map.of(), false), conversation.await(proving, scope, DEADLINE));
    }

    private List<String> heard() {
        List<String> heard = new ArrayList<>();
        while (true) {
            switch (conversation.await(ANYTHING, scope, DEADLINE)) {
                case Heard.Refused(String text, Kind _) -> heard.add(text);
                case Heard.Done _ -> heard.add("a prompt");
                default -> {
                    if (line.isOver()) {
                        return heard;
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "5, true", "20, true", "23, true", "64, true", "400, true", "23, false", "64, false", "400, false"})
    void keyThatComesBackAfterTheDeadlineIsNotRead(int piece, boolean asSent) throws InterruptedException {
        String body = sendKey().replaceAll("-----.*-----", "").strip();
        String echo = asSent ? body : body.replaceAll("\\s", "").replaceAll("(.{77})", "$1\r\n");
        for (int from = 0, i = 1; from < echo.length(); from += piece, i++) {
            line.comes(time.instant().plus(BETWEEN.multipliedBy(i)), echo.substring(from, Math.min(from + piece, echo.length())));
        }
        line.comes(time.instant().plus(Duration.ofHours(1)), "\r\n");
        assertEquals(List.of(), heard());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingOfWhatCameBackIsLeftWhereTheNextIsRead(boolean onAnotherCable) throws InterruptedException {
        String key = sendKey();
        line.comes(time.instant().plus(BETWEEN), key.substring(100, 400));
        line.comes(time.instant().plus(BETWEEN.multipliedBy(2)), "\r\n");
        heard();
        ByteBuffer nothing = ByteBuffer.allocate(line.content().capacity());
        assertEquals(Set.of(nothing), line.left());
        line.comes(time.instant().plus(BETWEEN), "OK\r\n" + key.substring(100, 400));
        assertInstanceOf(Heard.Refused.class, conversation.await(ANYTHING, scope, DEADLINE));
        assertNotEquals(nothing, line.content(), "this test would see it");
        if (onAnotherCable) {
            conversation.resume(line);
        } else {
            conversation.forget();
        }
        assertEquals(nothing, line.content());
    }

    /** The last letter of a colour may be the first of what was sent. */
    @Test
    void promptBeforeAColourThatBeginsAPieceOfTheKeyIsOneAllTheSame() throws InterruptedException {
        Matcher piece = Pattern.compile("m[A-Za-z0-9+/]{12}").matcher(sendKey());
        assertTrue(piece.find());
        Step prompted = new Step(new Step.Say.Nothing(), List.of(), Optional.of(Pattern.compile("uart:~\\$")), List.of(), Map.of(), Optional.empty(), Optional.empty(), false,
                Map.of(), DEADLINE, false);
        line.comes(time.instant().plus(BETWEEN), "uart:~$ \u001b[1;32" + piece.group());
        assertInstanceOf(Heard.Done.class, conversation.await(prompted, scope, DEADLINE));
    }

    @Test
    void whatElseStandsOnItsLineIsRead() throws InterruptedException {
        String key = sendKey();
        line.comes(time.instant().plus(BETWEEN), "<inf> got " + key.substring(100, 120) + " and OK\r\nOK\r\n");
        assertEquals(List.of("<inf> got  and OK", "OK"), heard());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatComesBackIsReadOnceNothingIsHeldOfTheKey(boolean closed) throws InterruptedException {
        String key = sendKey();
        if (closed) {
            conversation.close();
        } else {
            conversation.forget();
        }
        line.comes(time.instant().plus(BETWEEN), key.substring(100, 120) + "\r\n");
        assertTrue(heard().contains(key.substring(100, 120)), "this test would see it");
    }
}
