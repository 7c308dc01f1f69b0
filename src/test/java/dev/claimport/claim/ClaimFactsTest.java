package dev.claimport.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClaimFactsTest {

    @Test
    void tellsEverythingButTheKey() {
        ManualTime time = new ManualTime();
        try (ProvisioningClaim claim = new TestClaims(time).claim("t", Duration.ofMinutes(5))) {
            ClaimFacts facts = ClaimFacts.of(claim);

            assertEquals("RSA-2048, SHA-256", facts.algorithm());
            assertEquals(claim.certificateId(), facts.fingerprint().replace(":", "").toLowerCase());
            assertTrue(facts.subject().startsWith("CN="), facts.subject());
            assertEquals(Duration.ofMinutes(7), Duration.between(facts.validity().notBefore(), facts.validity().notAfter()));
        }
    }
}
