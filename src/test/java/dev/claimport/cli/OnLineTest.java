package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.ServiceFailure;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.HandoverResult.Identifiers;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.handover.HandoverResult.Target;
import dev.claimport.handover.Run;
import dev.claimport.handover.RunOrigin;
import dev.claimport.iot.IotService;
import dev.claimport.iot.IotService.Presence;
import dev.claimport.iot.IotWait;
import dev.claimport.time.Alarm;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OnLineTest {

    private static final Presence ON = new Presence(true, Optional.of(Instant.EPOCH), Optional.empty());

    private final List<Object> asked = new ArrayList<>();
    private final List<Duration> limits = new ArrayList<>();

    private static HandoverResult result(Outcome outcome) {
        return new HandoverResult(Run.begin(Instant.EPOCH, RunOrigin.UNKNOWN), outcome, new Target("t", Optional.empty(), Optional.empty(), Optional.empty()),
                new Identifiers(Optional.of("gw-1"), Optional.empty(), Optional.empty()), List.of(), Optional.empty());
    }

    private IotService iot(Callable<Optional<Presence>> answer) {
        return (IotService) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {IotService.class}, (_, method, arguments) -> {
            assertEquals("presence", method.getName());
            asked.add(arguments[0]);
            return answer.call();
        });
    }

    private Optional<Presence> said(Outcome outcome, Callable<Optional<Presence>> answer, boolean rings) {
        Alarm alarm = (time, ring) -> {
            limits.add(time);
            if (rings) {
                ring.run();
            }
            return () -> { };
        };
        return new OnLine(alarm).of(result(outcome), iot(answer));
    }

    @Test
    void whatIsConfirmedIsAskedForOnce() {
        assertEquals(Optional.of(ON), said(Outcome.CONFIRMED, () -> Optional.of(ON), false));
        assertEquals(List.of("gw-1"), asked);
        assertEquals(List.of(IotWait.PRESENCE.limit()), limits);
    }

    @Test
    void whatIsNotIsNot() {
        for (Outcome other : List.of(Outcome.DELIVERED, Outcome.UNPROVEN, Outcome.FAILED, Outcome.ABORTED)) {
            assertEquals(Optional.empty(), said(other, () -> Optional.of(ON), false));
        }
        assertTrue(asked.isEmpty());
    }

    @Test
    void refusalAndFaultAreNoAnswer() {
        assertEquals(Optional.empty(), said(Outcome.CONFIRMED, () -> {
            throw new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "iot:GetThingConnectivityData")).exception();
        }, false));
        assertEquals(Optional.empty(), said(Outcome.CONFIRMED, () -> {
            throw new IllegalStateException("broken");
        }, false));
    }

    /** The question hangs for ever, and is given up when the alarm rings. */
    @Test
    void serviceThatHangsIsNotWaitedFor() {
        CountDownLatch never = new CountDownLatch(1);
        assertEquals(Optional.empty(), said(Outcome.CONFIRMED, () -> {
            never.await();
            return Optional.of(ON);
        }, true));
    }
}
