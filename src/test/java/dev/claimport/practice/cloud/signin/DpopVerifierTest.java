package dev.claimport.practice.cloud.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The example of RFC 9449, and what is no proof. */
class DpopVerifierTest {

    /** RFC 9449, section 4.2, figure 2. */
    private static final String PROOF = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscE"
            + "JoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2"
            + "MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8ig"
            + "iMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";
    private static final String URI = "https://server.example.com/token";

    private final ManualTime time = new ManualTime(Instant.ofEpochSecond(1_562_262_616));
    private final DpopVerifier verifier = new DpopVerifier(time);

    @Test
    void theExampleOfTheRfcIsGenuineAndHasTheThumbprintThatIsPrintedThere() {
        assertEquals("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I", verifier.verify(PROOF, "POST", URI));
    }

    @Test
    void aProofServesOnce() {
        verifier.verify(PROOF, "POST", URI);
        refused("jti", PROOF, "POST", URI);
    }

    @Test
    void aProofIsForOneMethodAndOneAddress() {
        refused("htm", PROOF, "GET", URI);
        refused("htu", PROOF, "POST", URI + "/other");
    }

    @Test
    void aProofOfAnotherTimeIsRefused() {
        time.advance(DpopVerifier.TOLERANCE.plusSeconds(1));
        refused("iat", PROOF, "POST", URI);
        time.advance(DpopVerifier.TOLERANCE.multipliedBy(-2).minus(Duration.ofSeconds(2)));
        refused("iat", PROOF, "POST", URI);
    }

    @Test
    void whatWasChangedIsRefused() {
        String[] parts = PROOF.split("\\.");
        refused("signature", parts[0] + "." + parts[1].replace("iaHRt", "iaHRs") + "." + parts[2], "POST", URI);
        refused("signature", parts[0] + "." + parts[1] + "." + parts[2].replace('2', '3'), "POST", URI);
        refused("jwk", parts[0].replace("OVZFNGpm", "OVZFNGpn") + "." + parts[1] + "." + parts[2], "POST", URI);
        refused("JWT", "nothing", "POST", URI);
        refused("JWT", "a.b.c", "POST", URI);
        refused("JWT", PROOF + ".x", "POST", URI);
    }

    private void refused(String word, String proof, String method, String uri) {
        var refused = assertThrows(Refusals.Refused.class, () -> verifier.verify(proof, method, uri));
        assertEquals(400, refused.refusal().status());
        assertTrue(refused.getMessage().contains(word), refused.getMessage());
    }
}
