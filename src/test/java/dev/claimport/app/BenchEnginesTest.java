package dev.claimport.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.BenchWorld;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.desktop.testing.FakeBackend;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.testing.ManualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/** A claim for each device of a bench, or one for all. */
class BenchEnginesTest {

    private final ManualTime time = new ManualTime();
    private final FakeBackend backend = new FakeBackend(time);
    private final List<ProvisioningClaim> claims = new ArrayList<>();
    private final BenchWorld.Engines engines = backend.context(backend.session("123456789012", "", "InstallerRole", Region.EU_WEST_1)).forBench(role -> {
        claims.add(role.iot().createClaim("practice-sensor"));
        return new FakeEngine(time, backend.iot, backend.bench);
    }, time).engines();

    private String claimOfTheNext() {
        engines.make(whose -> whose);
        return claims.getLast().certificateId();
    }

    @Test
    void handOversHaveAClaimEachUnlessTheBenchSharesOne() {
        assertNotEquals(claimOfTheNext(), claimOfTheNext());
        engines.shareClaims(true);
        String shared = claimOfTheNext();
        assertEquals(shared, claimOfTheNext());
        ProvisioningClaim original = backend.iot.claims.getLast();
        engines.shareClaims(false);
        assertTrue(original.key().isWiped());
        assertFalse(backend.iot.closed, "the role goes on after the batch");
        assertNotEquals(shared, claimOfTheNext());
        claims.forEach(ProvisioningClaim::close);
    }
}
