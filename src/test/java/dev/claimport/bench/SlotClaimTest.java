package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The claim of a slot from the asking for it to the wiping of its key. */
class SlotClaimTest {

    private static final ServiceFailure REFUSED = new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "iot:CreateProvisioningClaim", "resource", "*"));

    private final ManualTime time = new ManualTime();
    private final FakeIot iot = new FakeIot(time);
    private final DirectBackground background = new DirectBackground();
    private int changes;
    private final List<ClaimState> seen = new ArrayList<>();
    private final SlotClaim claim = new SlotClaim(iot, background, time, this::changed);

    private void changed() {
        changes++;
        seen.add(claim.state());
    }

    @AfterEach
    void noKeyStaysInMemory() {
        claim.clear();
        assertTrue(iot.claims.stream().allMatch(one -> one.key().isWiped()));
    }

    private Instant end() {
        return claim.facts().orElseThrow().validity().notAfter();
    }

    @Test
    void itIsHeldUntilTheMomentAtWhichItRunsOut() {
        claim.request("sensors");
        assertEquals(ClaimState.HELD, claim.state());
        assertEquals(Optional.empty(), claim.wipedAt());
        Instant last = end().minusMillis(1);
        claim.tick(last);
        assertEquals(ClaimState.HELD, claim.state());
        assertFalse(iot.claims.getFirst().key().isWiped());
        int before = changes;
        claim.tick(end());
        assertEquals(ClaimState.EXPIRED, claim.state());
        assertEquals(Optional.of(end()), claim.wipedAt());
        assertTrue(iot.claims.getFirst().key().isWiped());
        assertTrue(changes > before, "whoever looks on is told");
        assertEquals(Duration.ZERO, claim.left(end()));
    }

    /** The service's clock counts. */
    @Test
    void aComputerThatIsAheadSeesNoClaimRunOutTooEarly() {
        iot.clockAhead = Optional.of(Duration.ofMinutes(2));
        claim.request("sensors");
        assertEquals(Duration.ofMinutes(2), claim.left(end()));
    }

    @Test
    void aClaimThatIsRefusedIsNamedAndMayBeAskedForAgain() {
        iot.claimRefused = Optional.of(REFUSED);
        int before = changes;
        claim.request("sensors");
        assertEquals(ClaimState.FAILED, claim.state());
        assertEquals(Optional.of(REFUSED), claim.failure());
        assertEquals(Duration.ZERO, claim.left(time.instant()));
        assertTrue(changes >= before + 2);
        iot.claimRefused = Optional.empty();
        claim.request("sensors");
        assertEquals(ClaimState.HELD, claim.state());
        assertEquals(Optional.empty(), claim.failure());
    }

    @Test
    void anotherOneIsAskedForOnlyOnceTheFirstIsWiped() {
        claim.request("sensors");
        claim.request("sensors");
        assertEquals(2, iot.claims.size());
        assertTrue(iot.claims.getFirst().key().isWiped());
        assertFalse(iot.claims.getLast().key().isWiped());
    }

    /** It may be on its way when nobody wants it any more. */
    @Test
    void oneThatComesTooLateIsWipedAndShownToNobody() {
        background.hold();
        claim.request("sensors");
        assertEquals(ClaimState.REQUESTING, claim.state());
        claim.clear();
        background.letGo();
        assertEquals(ClaimState.NONE, claim.state());
        assertTrue(iot.claims.getFirst().key().isWiped());
    }

    @Test
    void whoeverTakesItOwnsIt() {
        assertEquals(Optional.empty(), claim.handOut());
        assertEquals(ClaimState.NONE, claim.state());
        claim.request("sensors");
        int before = changes;
        assertEquals(iot.claims.getFirst(), claim.handOut().orElseThrow());
        assertEquals(ClaimState.IN_USE, claim.state());
        assertTrue(changes > before);
        claim.clear();
        assertFalse(iot.claims.getFirst().key().isWiped(), "it is the hand-over's");
        iot.claims.getFirst().close();
    }

    @Test
    void anAskingThatWasUnderWayIsGivenUpWhereNoneIsTaken() {
        background.hold();
        claim.request("sensors");
        assertEquals(Optional.empty(), claim.handOut());
        background.letGo();
        assertEquals(ClaimState.NONE, claim.state());
        assertTrue(iot.claims.getFirst().key().isWiped());
    }

    @Test
    void whereThereWasNoneNothingIsSaidToBeWiped() {
        claim.wiped(time.instant());
        assertEquals(ClaimState.NONE, claim.state());
        assertEquals(Optional.empty(), claim.wipedAt());
        claim.request("sensors");
        claim.handOut();
        int before = changes;
        claim.wiped(time.instant());
        assertEquals(ClaimState.WIPED, claim.state());
        assertEquals(Optional.of(time.instant()), claim.wipedAt());
        assertTrue(changes > before);
        iot.claims.getFirst().close();
    }

    @Test
    void whoeverLooksOnIsToldOfEachState() {
        claim.request("sensors");
        assertEquals(List.of(ClaimState.NONE, ClaimState.REQUESTING, ClaimState.HELD), seen);
        seen.clear();
        iot.claimRefused = Optional.of(REFUSED);
        claim.request("sensors");
        assertEquals(List.of(ClaimState.NONE, ClaimState.REQUESTING, ClaimState.FAILED), seen);
    }

    /** This computer's clock is behind, and the claim took long. */
    @Test
    void oneThatHasRunOutWhenItComesIsNotHeld() {
        iot.clockAhead = Optional.of(Duration.ofMinutes(-6));
        claim.request("sensors");
        assertEquals(ClaimState.EXPIRED, claim.state());
        assertTrue(iot.claims.getFirst().key().isWiped());
    }
}
