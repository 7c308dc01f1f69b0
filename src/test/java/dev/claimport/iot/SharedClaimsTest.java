package dev.claimport.iot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.ClaimKey;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One claim for a batch: who gets it, and when its key is gone. */
class SharedClaimsTest {

    private static final Duration LEAST = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();
    private final FakeIot iot = new FakeIot(time);
    private final List<Duration> set = new ArrayList<>();
    private final List<Runnable> alarms = new ArrayList<>();
    private int forgotten;
    private final SharedClaims shared = new SharedClaims(iot, LEAST, time, (after, ring) -> {
        set.add(after);
        alarms.add(ring);
        return () -> forgotten++;
    });

    @Test
    void devicesOfABatchGetCopiesOfOneAsLongAsItLastsAndEachWipesItsOwn() {
        ProvisioningClaim first = shared.createClaim("practice-sensor");
        byte[] key = bytes(first.key());
        first.close();
        ProvisioningClaim second = shared.createClaim("practice-sensor");
        assertNotSame(first, second);
        assertEquals(first.certificateId(), second.certificateId());
        assertFalse(second.key().isWiped(), "the first has wiped its own");
        assertArrayEquals(key, bytes(second.key()));
        time.advance(second.validity().remaining(time.instant()).minus(LEAST));
        assertFalse(shared.createClaim("practice-sensor").certificateId().equals(first.certificateId()), "too little of it is left");
        assertFalse(second.key().isWiped(), "whoever has a copy still works with it");
    }

    @Test
    void anotherTemplateHasAnother() {
        assertFalse(shared.createClaim("one").certificateId().equals(shared.createClaim("two").certificateId()));
    }

    @Test
    void itsKeyIsWipedWhenItRunsOutAndAtTheEnd() {
        ProvisioningClaim copy = shared.createClaim("practice-sensor");
        assertEquals(List.of(copy.validity().remaining(time.instant())), set);
        alarms.getFirst().run();
        assertFalse(shared.createClaim("practice-sensor").certificateId().equals(copy.certificateId()));
        shared.close();
        assertEquals(2, set.size());
    }

    @Test
    void keyThatIsHeldIsWipedWhenItRunsOutAndWhenAnotherComesAndAtTheEnd() {
        shared.createClaim("one").close();
        assertFalse(iot.claims.getFirst().key().isWiped(), "copies are made of it");
        alarms.getFirst().run();
        assertTrue(iot.claims.getFirst().key().isWiped(), "it has run out");
        shared.createClaim("one").close();
        shared.createClaim("two").close();
        assertTrue(iot.claims.get(1).key().isWiped(), "another has taken its place");
        shared.close();
        assertTrue(iot.claims.get(2).key().isWiped());
        assertEquals(3, forgotten, "nobody rings for what is wiped");
    }

    @Test
    void whatComesOnceAllIsOverIsNotHeld() {
        shared.close();
        ProvisioningClaim own = shared.createClaim("one");
        assertFalse(own.key().isWiped());
        assertSame(iot.claims.getLast(), own, "it is wiped by whom it was made for");
        assertTrue(iot.claims.subList(0, iot.claims.size() - 1).stream().allMatch(claim -> claim.key().isWiped()));
        assertEquals(List.of(), set);
    }

    private static byte[] bytes(ClaimKey key) {
        return key.lend(der -> {
            byte[] bytes = new byte[der.remaining()];
            der.get(bytes);
            return bytes;
        });
    }
}
