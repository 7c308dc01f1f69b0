package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LocalFailure;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens is kept before it takes effect, or does not happen. */
class HandoverLogTest {

    private static final RunOrigin ORIGIN = new RunOrigin("J. Weber", "112233445566", "eu-west-1", "bench-3");

    private final ManualTime time = new ManualTime();
    private final ScriptedIot iot = new ScriptedIot(time, new TestClaims(time));
    private final ScriptedPort bench = new ScriptedPort();
    private final List<RecordedEvent> kept = new ArrayList<>();
    private final List<HandoverEvent> told = new ArrayList<>();

    private HandoverResult run(HandoverLog log) {
        iot.delivered = () -> bench.calls.contains("commit");
        return new Handover(iot, bench, bench, time, HandoverPolicy.USUAL).recorded(ORIGIN, log)
                .run(HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of(), List.of()), told::add);
    }

    private HandoverResult runRefusing(Predicate<HandoverEvent> refused) {
        return run(recorded -> {
            if (refused.test(recorded.event())) {
                throw new IllegalStateException("the disk is full");
            }
            kept.add(recorded);
        });
    }

    @Test
    void everyEventOfARunIsKeptInOrderWithoutAGapButProgressIsNot() {
        HandoverResult result = runRefusing(_ -> false);
        assertEquals(Outcome.CONFIRMED, result.outcome());
        assertTrue(kept.stream().allMatch(recorded -> recorded.run().equals(result.run().id())));
        assertEquals(LongStream.range(0, kept.size()).boxed().toList(), kept.stream().map(RecordedEvent::sequence).toList());
        assertEquals(new HandoverEvent.Started(result.run(), ScriptedIot.TEMPLATE, Map.of(), Optional.empty(), Optional.empty()), kept.getFirst().event());
        assertEquals(new HandoverEvent.Ended(result), kept.getLast().event());
        assertEquals(told.stream().filter(event -> !event.isProgress()).toList(), kept.stream().map(RecordedEvent::event).toList());
        assertTrue(told.stream().anyMatch(HandoverEvent::isProgress));
        assertEquals(ORIGIN, result.run().origin());
        assertEquals(ManualTime.START, result.run().start());
    }

    /** As seen by the log when it is told of a step: nothing of that step has happened. */
    @Test
    void aStepIsKeptBeforeItTakesEffect() {
        HandoverResult result = run(recorded -> {
            if (recorded.event() instanceof HandoverEvent.StepStarted(Step step)) {
                switch (step) {
                    case CLAIM -> assertTrue(iot.claims.isEmpty());
                    case DELIVER -> assertTrue(bench.delivered.isEmpty());
                    case VERIFY -> assertFalse(bench.calls.contains("commit"));
                    default -> { }
                }
            }
        });
        assertEquals(Outcome.CONFIRMED, result.outcome(), result::toString);
    }

    @ParameterizedTest
    @EnumSource(value = Step.class, mode = EnumSource.Mode.EXCLUDE, names = "SIGN_IN")
    void aStepThatCannotBeKeptIsNotTaken(Step step) {
        HandoverResult result = runRefusing(event -> event.equals(new HandoverEvent.StepStarted(step)));
        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(LocalFailure.Kind.NOT_RECORDED, result.failure().orElseThrow().kind());
        assertEquals(Optional.of(step), result.failedStep());
        assertEquals(step.compareTo(Step.CLAIM) <= 0, iot.claims.isEmpty());
        assertEquals(step.compareTo(Step.DELIVER) <= 0, bench.delivered.isEmpty());
        assertEquals(step.compareTo(Step.VERIFY) <= 0, !bench.calls.contains("commit"));
        assertTrue(iot.claims.stream().allMatch(claim -> claim.key().isWiped()));
        assertEquals(0, bench.openLinks);
        assertEquals(new HandoverEvent.Ended(result), told.getLast());
    }

    @Test
    void aRunThatCannotBeKeptAtAllTouchesNothing() {
        HandoverResult result = runRefusing(_ -> true);
        assertEquals(LocalFailure.Kind.NOT_RECORDED, result.failure().orElseThrow().kind());
        assertTrue(iot.claims.isEmpty());
        assertTrue(bench.calls.isEmpty());
        assertEquals(new HandoverEvent.Ended(result), told.getLast());
    }

    @Test
    void whatWentWellButWhoseEndIsNotKeptIsNotShownAsIfAllWereWell() {
        HandoverResult result = runRefusing(HandoverEvent.Ended.class::isInstance);
        assertEquals(LocalFailure.Kind.NOT_RECORDED, result.failure().orElseThrow().kind());
        assertEquals(Optional.of(ScriptedIot.THING), result.thingName());
        assertEquals(new HandoverEvent.Ended(result), told.getLast());
    }

    @Test
    void aFailureWithANameKeepsIt() {
        HandoverResult result = run(_ -> {
            throw new LocalFailure(LocalFailure.Kind.FILE_NOT_WRITABLE, Map.of("file", "ledger")).exception();
        });
        assertEquals(LocalFailure.Kind.FILE_NOT_WRITABLE, result.failure().orElseThrow().kind());
    }
}
