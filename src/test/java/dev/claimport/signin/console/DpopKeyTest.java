package dev.claimport.signin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Proofs as RFC 9449 has them, and the key in the form that the AWS CLI writes. */
class DpopKeyTest {

    /** RFC 7515, appendix A.3.1. */
    private static final String D = "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI";
    private static final String X = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU";
    private static final String Y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0";

    private static DpopKey example() {
        return DpopKey.of(new BigInteger(1, Base64.getUrlDecoder().decode(D)));
    }

    @Test
    void aProofHasTheMembersOfTheRfcAndNoOthers() throws Exception {
        try (DpopKey key = example()) {
            String[] parts = key.proof("POST", "https://server.example.com/token", Instant.ofEpochSecond(1_562_262_616), "-BwC3ESc6acc2lTc").split("\\.");
            assertEquals("{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":{\"kty\":\"EC\",\"x\":\"" + X + "\",\"y\":\"" + Y + "\",\"crv\":\"P-256\"}}", decoded(parts[0]));
            // The very bytes of the example's claims (RFC 9449, section 4.2).
            assertEquals("eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ",
                    parts[1]);
            assertTrue(verifies(X, Y, parts[0] + "." + parts[1], Base64.getUrlDecoder().decode(parts[2])));
            assertEquals(64, Base64.getUrlDecoder().decode(parts[2]).length);
        }
    }

    @Test
    void coordinatesThatBeginWithZerosArePadded() throws Exception {
        int padded = 0;
        // One key in 128 has a coordinate that begins with a zero byte.
        for (int scalar = 1; scalar <= 600; scalar++) {
            try (DpopKey key = DpopKey.of(BigInteger.valueOf(scalar))) {
                String[] parts = key.proof("POST", "http://127.0.0.1/", Instant.EPOCH).split("\\.");
                JsonNode jwk = new ObjectMapper().readTree(decoded(parts[0])).path("jwk");
                byte[] x = Base64.getUrlDecoder().decode(jwk.path("x").asText());
                byte[] y = Base64.getUrlDecoder().decode(jwk.path("y").asText());
                assertEquals(32, x.length);
                assertEquals(32, y.length);
                if (x[0] == 0 || y[0] == 0) {
                    padded++;
                    assertTrue(verifies(jwk.path("x").asText(), jwk.path("y").asText(), parts[0] + "." + parts[1], Base64.getUrlDecoder().decode(parts[2])));
                }
            }
        }
        assertTrue(padded > 0);
    }

    @Test
    void theFormIsSec1WithCurveAndPublicKeyInLinesOf64() {
        try (DpopKey key = example()) {
            String pem = key.pem();
            String[] lines = pem.split("\n", -1);
            assertEquals("-----BEGIN EC PRIVATE KEY-----", lines[0]);
            assertEquals(64, lines[1].length());
            assertEquals("", lines[lines.length - 1]);
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]*-----", ""));
            assertEquals(121, der.length);
            assertEquals("30770201010420", java.util.HexFormat.of().formatHex(der, 0, 7));
            assertTrue(java.util.HexFormat.of().formatHex(der).contains("a00a06082a8648ce3d030107a144034200" + "04"));
            try (DpopKey read = DpopKey.ofPem(pem)) {
                assertTrue(read.isSameAs(key));
                assertEquals(pem, read.pem());
            }
        }
    }

    @Test
    void whatIsNoKeyOrAnotherCurveOrNotItsOwnPublicKeyIsRefusedWithoutBeingQuoted() {
        try (DpopKey key = example(); DpopKey other = DpopKey.random()) {
            String pem = key.pem();
            for (String bad : new String[] {"", "nothing", pem.substring(0, 100), pem.replace("EC PRIVATE", "RSA PRIVATE"), pem.replace("MHc", "MHd"),
                    pem.substring(0, 120) + other.pem().substring(120)}) {
                var refused = assertThrows(IllegalArgumentException.class, () -> DpopKey.ofPem(bad).close(), bad);
                assertFalse(String.valueOf(refused.getMessage()).contains("MHc"), refused.getMessage());
            }
        }
        assertThrows(IllegalArgumentException.class, () -> DpopKey.of(BigInteger.ZERO));
    }

    @Test
    void aKeyThatWasWipedSignsNothing() {
        DpopKey key = DpopKey.random();
        key.close();
        assertThrows(IllegalStateException.class, () -> key.proof("POST", "http://127.0.0.1/", Instant.EPOCH));
        assertEquals("DpopKey[wiped]", key.toString());
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static boolean verifies(String x, String y, String signed, byte[] signature) throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(new BigInteger(1, Base64.getUrlDecoder().decode(x)), new BigInteger(1, Base64.getUrlDecoder().decode(y)));
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class))));
        verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(signature);
    }
}
