package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.claimport.device.parts.Part;
import dev.claimport.device.script.Conversation.Heard;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.testing.ManualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is taken for an answer of what comes on a line, and when. */
class ConversationTest {

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Heard DONE = new Heard.Done(Map.of(), true);
    private static final Step.Trouble ERROR = new Step.Trouble(Pattern.compile("ERROR.*"), Kind.STEP_REFUSED, true);

    private final ManualTime time = new ManualTime();
    private final ComingLine line = new ComingLine(time);
    private final Conversation conversation = new Conversation(line, new Script.Wire("\r", 115200, 256, Duration.ZERO), time);
    private final Scope scope = new Scope(Map.of("n", "7"));

    private static Step step(List<String> expected, String prompt, String proof, String unprovable, Map<String, String> captures, boolean mayFail) {
        return new Step(new Step.Say.Nothing(), expected.stream().map(Phrase::pattern).toList(), Optional.ofNullable(prompt).map(Pattern::compile), List.of(ERROR),
                captures.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> Pattern.compile(each.getValue()))),
                Optional.ofNullable(proof).map(Phrase::pattern), Optional.ofNullable(unprovable).map(Phrase::pattern), false, Map.of(), DEADLINE, mayFail);
    }

    private static Step expecting(String... expected) {
        return step(List.of(expected), null, null, null, Map.of(), false);
    }

    /** @param pieces each comes a tenth of a second after the one before */
    private Heard heard(Step step, String... pieces) {
        Instant at = time.instant();
        for (String piece : pieces) {
            at = at.plusMillis(100);
            line.comes(at, piece);
        }
        return conversation.await(step, scope, step.within());
    }

    @Test
    void whoeverWatchesSeesForHowLongSomethingIsWaitedFor() {
        assertEquals(DONE, heard(expecting("OK"), "OK\r\n"));
        assertEquals(List.of(DEADLINE), line.expected());
    }

    @Test
    void silenceIsHeardWhenItsTimeIsOverAndNotLater() {
        Instant begun = time.instant();
        assertInstanceOf(Heard.Silent.class, heard(expecting("OK"), "BUSY\r\n", "O"));
        assertEquals(DEADLINE, Duration.between(begun, time.instant()));
    }

    /** As a device says nothing while it works. */
    @Test
    void silenceIsNoPromptWhateverAPromptMayBe() {
        assertInstanceOf(Heard.Silent.class, heard(step(List.of(), ".*", null, null, Map.of(), false)));
        assertEquals(DONE, heard(step(List.of(), ".*", null, null, Map.of(), false), "> "));
    }

    @Test
    void lineThatIsLongerThanAnyIsPassedOver() {
        assertEquals(DONE, heard(expecting("OK"), "x".repeat(3000) + "\r\nOK\r\n"));
        assertEquals(DONE, heard(expecting("x{1024}"), "x".repeat(1025) + "\r\n"), "it is known by its beginning");
    }

    @Test
    void beginningOfALineIsNoPartOfWhatIsSaidAfterItWasForgotten() {
        assertInstanceOf(Heard.Silent.class, heard(expecting("OK"), "abc"));
        conversation.forget();
        assertEquals(DONE, heard(expecting("OK"), "OK\r\n"));
        assertInstanceOf(Heard.Silent.class, heard(expecting("OK"), "abc"));
        conversation.resume(line);
        assertEquals(DONE, heard(expecting("OK"), "OK\r\n"));
        assertInstanceOf(Heard.Silent.class, heard(expecting("OK"), "abc"));
        conversation.settle();
        assertEquals(DONE, heard(expecting("OK"), "OK\r\n"));
    }

    @Test
    void whatWasSaidBeforeIsNoAnswerToWhatIsSaidNow() throws InterruptedException {
        line.comes(time.instant(), "x".repeat(600) + "\r\nOK\r\n");
        Message message = Message.of(Phrase.said("AT"), scope, Optional.empty(), "\r");
        conversation.begin(message);
        conversation.say(message, 0, message.length());
        assertInstanceOf(Heard.Silent.class, heard(expecting("OK")));
    }

    @Test
    void coloursControlsAndBlanksAreNoPartOfALine() {
        assertEquals(DONE, heard(expecting("uart:~\\$ OK"), "\u001b[1;32muart:~$ \u001b[m\u0007OK \t\r\n"));
    }

    @Test
    void refusalIsToldWithItsLineUnlessItIsWhatWasExpected() {
        assertEquals(new Heard.Refused("ERROR: 3", Kind.STEP_REFUSED), heard(expecting("OK"), "ERROR: 3\r\nOK\r\n"));
        conversation.settle();
        assertEquals(DONE, heard(expecting("OK", "ERROR: .*"), "ERROR: 3\r\n"));
    }

    @Test
    void valuesAreTakenFromTheFirstLineThatHasThem() {
        Step step = step(List.of("OK"), null, null, null, Map.of("serial", "\\+SN: (\\d+)", "model", "M\\d+"), false);
        assertEquals(new Heard.Done(Map.of("serial", "17", "model", "M8"), true), heard(step, "+SN: 17\r\nM8\r\n+SN: 18\r\nM9\r\nOK\r\n"));
    }

    @Test
    void coloursAreNoPartOfAValue() {
        Step step = step(List.of("OK"), null, null, null, Map.of("serial", "\\+SN: (.*)"), false);
        assertEquals(new Heard.Done(Map.of("serial", "17"), true), heard(step, "\u001b[32m+SN: \u001b[1m17\u001b[m\r\nOK\r\n"));
    }

    /** Who answers something else is of another kind. */
    @Test
    void answerWithoutTheValueThatWasAskedForIsARefusalInItsOwnWords() {
        Map<String, String> serial = Map.of("serial", "\\+SN: (\\d+)");
        assertEquals(new Heard.Refused("+SN: none", Kind.STEP_REFUSED), heard(step(List.of("OK"), null, null, null, serial, false), "+SN: none\r\nOK\r\n"));
        assertEquals(new Heard.Refused("OK", Kind.STEP_REFUSED), heard(step(List.of("OK"), null, null, null, serial, false), "OK\r\n"));
        assertEquals(DONE, heard(step(List.of("OK"), null, null, null, serial, true), "+SN: none\r\nOK\r\n"));
    }

    @Test
    void proofHasToComeBeforeTheEnd() {
        Step step = step(List.of("OK"), null, "\\+SUM: ${n}", "\\+SUM: \\?", Map.of(), false);
        assertEquals(DONE, heard(step, "+SUM: 7\r\nOK\r\n"));
        assertEquals(DONE, heard(step, "\u001b[32m+SUM: 7\u001b[m\r\nOK\r\n"), "in colours");
        assertEquals(new Heard.Unproven("+SUM: 8"), heard(step, "+SUM: 8\r\nOK\r\n+SUM: 7\r\n"));
        conversation.settle();
        assertEquals(new Heard.Unproven("OK"), heard(step, "OK\r\n"));
        assertEquals(new Heard.Done(Map.of(), false), heard(step, "+SUM: ?\r\nOK\r\n"), "it has nothing to show");
    }

    /** A number may go on. */
    @Test
    void proofAloneIsTheEndOfAStepOnceItsLineIsQuiet() {
        Step step = step(List.of(), null, "\\+SUM: ${n}", null, Map.of(), false);
        assertEquals(DONE, heard(step, "+SUM: ", "7"));
        conversation.settle();
        assertEquals(DONE, heard(step, "+SUM: 7\r\n"));
        line.comes(time.instant().plusMillis(140), "7\r\n");
        assertInstanceOf(Heard.Silent.class, heard(step, "+SUM: 7"), "77");
        Step prompted = step(List.of(), "> ?", "\\+SUM: ${n}", null, Map.of(), false);
        assertEquals(DONE, heard(prompted, "+SUM: 7\r\n", "> "));
        assertEquals(new Heard.Unproven(">"), heard(prompted, "> "));
    }

    @Test
    void promptCountsWhenNothingIsWrittenBehindItForAWhileOrWhenItsLineEnds() {
        Step step = step(List.of(), "> ?", null, null, Map.of(), false);
        line.comes(time.instant().plusMillis(140), "that\r\n");
        assertInstanceOf(Heard.Silent.class, heard(step, "> "));
        assertEquals(DONE, heard(step, "> \r\n"));
    }

    /** In one piece: what has only as many bytes as it is no proof of it. */
    @Test
    void contentThatIsToBeReadBackHasToComeWhole() {
        String text = "-----BEGIN X-----\nabc\n-----END X-----\n";
        Step step = new Step(new Step.Say.Nothing(), List.of(Phrase.pattern("OK")), Optional.empty(), List.of(), Map.of(), Optional.empty(), Optional.empty(), true,
                Map.of(), DEADLINE, false);
        try (Part part = Part.open("part", text.getBytes(StandardCharsets.US_ASCII)); Content content = Content.of(part, Transform.LF)) {
            scope.take(Map.of(), content);
            assertEquals(DONE, heard(step, "----\r\n" + text + "\r\nOK\r\n"), "what begins alike is passed over");
            assertEquals(DONE, heard(step, "-----BEGIN" + text + "more\r\nOK\r\n"));
            assertInstanceOf(Heard.Unproven.class, heard(step, text.replace("b", "x") + "\r\nOK\r\n"));
            assertInstanceOf(Heard.Unproven.class, heard(step, text.substring(0, text.length() - 2) + "\r\nOK\r\n"));
            assertInstanceOf(Heard.Unproven.class, heard(step, "OK\r\n"));
        }
    }
}
