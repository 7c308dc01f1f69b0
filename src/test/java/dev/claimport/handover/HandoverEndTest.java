package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.handover.HandoverResult.StepOutcome;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A hand-over that is cancelled, or breaks: nothing is left of it. */
class HandoverEndTest extends OnScriptedPort {

    @ParameterizedTest
    @CsvSource({"open,DEVICE", "identify,DEVICE", "deliver,DELIVER", "commit,VERIFY", "status,REGISTER"})
    void aCancelLeavesDeviceAndMemoryClean(String call, Step step) {
        Handover handover = handover();
        bench.hooks.put(call, () -> {
            handover.cancel();
            interruptible();
        });
        HandoverResult result = handover.run(request, events::add);
        assertEquals(Outcome.ABORTED, result.outcome());
        assertEquals("cancelled", result.failure().orElseThrow().id());
        assertEquals(Optional.of(step), result.failedStep());
        assertEquals(StepOutcome.ABORTED, result.steps().getLast().outcome());
        assertEquals(step.compareTo(Step.DELIVER) >= 0, bench.calls.getLast().equals("abort"));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    /** What a part does that waits and is interrupted. */
    private static void interruptible() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        }
    }

    @Test
    void aCancelBeforeTheStartIsNotForgotten() {
        Handover handover = handover();
        handover.cancel();
        bench.hooks.put("open", HandoverEndTest::interruptible);
        assertEquals(Outcome.ABORTED, handover.run(request, events::add).outcome());
    }

    @Test
    void aCancelAfterTheEndDoesNothing() {
        Handover handover = handover();
        assertEquals(Outcome.CONFIRMED, handover.run(request, events::add).outcome());
        handover.cancel();
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void aHandoverRunsOnce() {
        Handover handover = handover();
        handover.run(request, events::add);
        assertThrows(IllegalStateException.class, () -> handover.run(request, events::add));
    }

    @Test
    void aDefectIsNamedAndCleanedUpAfter() {
        bench.hooks.put("commit", () -> {
            throw new IllegalStateException("defect");
        });
        assertFails(Step.VERIFY, "unexpected");
        assertEquals("abort", bench.calls.getLast());
    }

    static Stream<Arguments> breakages() {
        return Stream.of("open", "identify", "deliver", "commit", "status").flatMap(call ->
                Stream.of(new NoClassDefFoundError("x/Y"), new StackOverflowError(), new OutOfMemoryError("as ordered"), new AssertionError())
                        .map(error -> Arguments.of(call, error)));
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void anErrorOfTheMachineEndsItLikeAnyDefect(String call, Error error) {
        bench.hooks.put(call, () -> {
            throw error;
        });
        HandoverResult result = run();
        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(error.getClass().getSimpleName(), result.failure().orElseThrow().facts().get("error"));
        assertEquals(new HandoverEvent.Ended(result), events.getLast());
    }

    @Test
    void whatBreaksInTidyingUpKeepsNothingElseFromIt() {
        bench.fail("deliver", new DeviceFailure(DeviceFailure.Kind.DEVICE_NO_SPACE, Map.of("path", "x")));
        bench.hooks.put("abort", () -> {
            throw new NoClassDefFoundError("x/Y");
        });
        bench.hooks.put("close", () -> {
            throw new IllegalStateException("as ordered");
        });
        ProofOfPossession code = ProofOfPossession.taking("K7QX-M4TP".toCharArray());
        request = request.proving(Optional.of(code));
        bench.sealed = true;
        assertFails(Step.DELIVER, "device-no-space");
        assertTrue(code.isWiped());
    }

    static Stream<Class<? extends HandoverEvent>> kindsOfEvents() {
        return Stream.of(HandoverEvent.StepStarted.class, HandoverEvent.StepDone.class, HandoverEvent.DeviceAnswered.class, HandoverEvent.ClaimReceived.class,
                HandoverEvent.Delivering.class, HandoverEvent.Registering.class, HandoverEvent.KeyWiped.class, HandoverEvent.StepFailed.class);
    }

    @ParameterizedTest
    @MethodSource("kindsOfEvents")
    void whoIsToldAndBreaksEndsItAndNothingIsLeft(Class<? extends HandoverEvent> broken) {
        if (broken == HandoverEvent.StepFailed.class) {
            iot.failures.put("createClaim", notAllowed("iot:CreateProvisioningClaim"));
        }
        HandoverResult result = handover().run(request, event -> {
            if (broken.isInstance(event)) {
                throw new NoClassDefFoundError("x/Y");
            }
            events.add(event);
        });
        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(broken == HandoverEvent.StepFailed.class ? "not-allowed" : "unexpected", result.failure().orElseThrow().id());
        assertTrue(result.failedStep().isPresent());
        assertEquals(new HandoverEvent.Ended(result), events.getLast());
    }

    @Test
    void whoBreaksWhenToldOfTheEndChangesNothing() {
        HandoverResult result = handover().run(request, event -> {
            if (event instanceof HandoverEvent.Ended) {
                throw new StackOverflowError();
            }
        });
        assertEquals(Outcome.CONFIRMED, result.outcome());
    }
}
