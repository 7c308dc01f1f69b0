package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.handover.HandoverResult.StepOutcome;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A hand-over with an AWS IoT and a device of the test's. */
abstract class OnScriptedPort {

    final ManualTime time = new ManualTime();
    final List<HandoverEvent> events = new ArrayList<>();
    ScriptedIot iot;
    ScriptedPort bench;
    HandoverRequest request = HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of(), List.of());

    @BeforeEach
    void setUp() {
        iot = new ScriptedIot(time, new TestClaims(time));
        bench = new ScriptedPort();
        iot.delivered = () -> bench.calls.contains("commit");
    }

    /** Whatever happened: no key stays in memory, no port stays open. */
    @AfterEach
    void nothingIsLeftBehind() {
        assertTrue(iot.claims.stream().allMatch(claim -> claim.key().isWiped()), "a key is left");
        assertEquals(0, bench.openLinks, "a port is left open");
    }

    Handover handover() {
        return new Handover(iot, bench, bench, time, HandoverPolicy.USUAL);
    }

    HandoverResult run() {
        return handover().run(request, events::add);
    }

    void assertFails(Step step, String id) {
        HandoverResult result = run();
        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(id, result.failure().orElseThrow().id());
        assertEquals(Optional.of(step), result.failedStep());
        assertEquals(StepOutcome.FAILED, result.steps().getLast().outcome());
        assertEquals(new HandoverEvent.Ended(result), events.getLast());
    }

    HandoverRequest holding(ProvisioningClaim claim) {
        return request.with(Optional.of(claim));
    }

    static ServiceFailure notAllowed(String action) {
        return new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", action, "resource", "*"));
    }
}
