package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitCountTest {

    private static final Instant START = Instant.parse("2026-11-23T14:00:31Z");

    private final WaitCount count = new WaitCount();

    private static HandoverEvent.Waiting waiting(int seconds) {
        return new HandoverEvent.Waiting(Awaited.DELIVERY, START.plusSeconds(seconds));
    }

    private Optional<WaitCount.Counted> after(long millis) {
        return count.at(START.plusMillis(millis));
    }

    private static Optional<WaitCount.Counted> left(int seconds) {
        return Optional.of(new WaitCount.Counted(Awaited.DELIVERY, Duration.ofSeconds(seconds)));
    }

    @Test
    void isShownFromTheThirdSecondOnInWholeSeconds() {
        assertEquals(Optional.empty(), after(10_000));
        count.on(waiting(6), START);
        assertEquals(Optional.empty(), after(2_999));
        assertEquals(left(3), after(3_000));
        assertEquals(left(3), after(3_001));
        assertEquals(left(1), after(5_999));
        assertEquals(left(0), after(6_000));
        assertEquals(left(0), after(60_000));
    }

    @Test
    void whatIsWaitedForAnewIsNotShownAgainAtOnce() {
        count.on(waiting(6), START);
        count.on(waiting(10), START.plusSeconds(4));
        assertEquals(Optional.empty(), after(6_900));
        assertEquals(left(3), after(7_000));
    }

    @Test
    void theEndOfAStepIsTheEndOfItsWait() {
        count.on(waiting(60), START);
        count.on(new HandoverEvent.Delivering(1, 2), START.plusSeconds(1));
        assertEquals(left(50), after(10_000));
        count.on(new HandoverEvent.StepDone(Step.DELIVER, Duration.ofSeconds(11)), START.plusSeconds(11));
        assertEquals(Optional.empty(), after(20_000));
    }

    @Test
    void whateverEndsAStepEndsItsWait() {
        Failure why = new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of());
        for (HandoverEvent end : List.of(new HandoverEvent.StepStarted(Step.VERIFY), new HandoverEvent.StepUnverified(Step.VERIFY, Duration.ZERO, why),
                new HandoverEvent.StepFailed(Step.DELIVER, Duration.ZERO, why))) {
            count.on(waiting(60), START);
            assertEquals(left(50), after(10_000));
            count.on(end, START.plusSeconds(11));
            assertEquals(Optional.empty(), after(20_000), end::toString);
        }
    }
}
