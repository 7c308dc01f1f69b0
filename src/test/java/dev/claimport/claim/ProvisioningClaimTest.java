package dev.claimport.claim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.ClaimFailure.Flaw;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvisioningClaimTest {

    private final X509Certificate certificate = Material.certificate();
    private final ClaimKey key = Material.key(Material.KEYS);

    @Test
    void aSoundClaimSaysWhatItIs() throws CertificateEncodingException {
        try (ProvisioningClaim claim = new ProvisioningClaim("sensor", Material.id(certificate), certificate, key, Material.ISSUED)) {
            assertEquals("sensor", claim.templateName());
            assertEquals(Material.id(certificate), claim.certificateId());
            assertArrayEquals(certificate.getEncoded(), claim.certificateDer());
            assertEquals(Duration.ofMinutes(5), claim.validity().remaining(Material.ISSUED));
            assertEquals("ProvisioningClaim[" + Material.id(certificate) + ", ClaimKey[in memory]]", claim.toString());
        }
    }

    @Test
    void closingItWipesTheKeyAndKeepsTheRest() {
        ProvisioningClaim claim = Material.claim();
        claim.close();
        assertTrue(claim.key().isWiped());
        assertEquals(Material.EXPIRES, claim.validity().notAfter());
        assertTrue(claim.certificateDer().length > 500);
    }

    @Test
    void anIdThatIsNotTheDigestIsRefused() {
        Failure failure = refused("00".repeat(32), key, Material.ISSUED);
        assertEquals("claim-invalid", failure.id());
        assertEquals(Flaw.ID_OF_ANOTHER, failure.facts().get("flaw"));
        String upperCase = Material.id(certificate).toUpperCase(Locale.ROOT);
        assertEquals("claim-invalid", refused(upperCase, Material.key(Material.KEYS), Material.ISSUED).id());
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        key.close();
        Failure failure = refused(Material.id(certificate), Material.key(Material.OTHER_KEYS), Material.ISSUED);
        assertEquals("claim-invalid", failure.id());
        assertEquals(Flaw.KEY_OF_ANOTHER, failure.facts().get("flaw"));
    }

    @Test
    void anExpiredClaimIsRefusedWithItsEnd() {
        Failure failure = refused(Material.id(certificate), key, Material.EXPIRES.plusMillis(1));
        assertEquals("claim-expired", failure.id());
        assertEquals(Map.of("expired", Material.EXPIRES), failure.facts());
    }

    @Test
    void theLastInstantStillCounts() {
        new ProvisioningClaim("sensor", Material.id(certificate), certificate, key, Material.EXPIRES).close();
    }

    @Test
    void aCertificateThatEndsBeforeItBeginsIsRefused() {
        X509Certificate reversed = Material.certificate(Material.EXPIRES, Material.ISSUED);
        FailureException e = assertThrows(FailureException.class,
                () -> new ProvisioningClaim("sensor", Material.id(reversed), reversed, key, Material.ISSUED));
        assertEquals("claim-invalid", e.failure().id());
        assertTrue(key.isWiped());
    }

    private Failure refused(String id, ClaimKey offered, Instant now) {
        FailureException e = assertThrows(FailureException.class, () -> new ProvisioningClaim("sensor", id, certificate, offered, now));
        assertTrue(offered.isWiped(), "the key is wiped when a check fails");
        assertFalse(e.getMessage().contains("PRIVATE"));
        return e.failure();
    }
}
