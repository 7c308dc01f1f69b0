package dev.claimport.claim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BundleTest {

    private static final IotEndpoint ENDPOINT = new IotEndpoint("a1-ats.iot.eu-west-1.amazonaws.com", 8883);

    private final ProvisioningClaim claim = Material.claim();

    @AfterEach
    void wipe() {
        claim.close();
    }

    @Test
    void anotherDecoderReadsItsPartsInOrder() throws Exception {
        var rootCas = List.of(Material.certificate(), RootCas.amazon().getFirst());
        var parameters = Map.of("SerialNumber", "4711-0032", "Kunde", "Müller & Söhne");
        JsonNode bundle = decode(new Bundle(ENDPOINT, parameters, claim, rootCas, Optional.of("gx-4711")));

        List<String> keys = new ArrayList<>();
        bundle.fieldNames().forEachRemaining(keys::add);
        assertEquals(List.of("1", "2", "3", "4", "5", "6", "7", "8"), keys);
        assertEquals(ENDPOINT.host(), bundle.get("1").textValue());
        assertEquals(8883, bundle.get("2").intValue());
        assertEquals("practice-sensor", bundle.get("3").textValue());
        assertEquals("{\"Kunde\":\"Müller & Söhne\",\"SerialNumber\":\"4711-0032\"}", bundle.get("4").toString());
        assertArrayEquals(claim.certificate().getEncoded(), bundle.get("5").binaryValue());
        assertArrayEquals(Material.pkcs8(Material.KEYS), bundle.get("6").binaryValue());
        assertEquals(2, bundle.get("7").size());
        assertArrayEquals(rootCas.get(0).getEncoded(), bundle.get("7").get(0).binaryValue());
        assertArrayEquals(rootCas.get(1).getEncoded(), bundle.get("7").get(1).binaryValue());
        assertEquals("gx-4711", bundle.get("8").textValue());
    }

    @Test
    void withoutAClientIdThereAreSevenParts() throws Exception {
        JsonNode bundle = decode(new Bundle(ENDPOINT, Map.of(), claim, List.of(), Optional.empty()));
        assertEquals(7, bundle.size());
        assertFalse(bundle.has("8"));
    }

    @Test
    void theKeysOfTheMapAreNumbersOnTheWire() {
        try (EncodedBundle encoded = bundle().encode()) {
            byte[] start = new byte[3];
            encoded.lend(content -> content.get(start));
            // A map of seven pairs, the unsigned 1, a text of 34 bytes (RFC 8949, section 3).
            assertArrayEquals(new byte[] {(byte) 0xa7, 0x01, 0x78}, start);
        }
    }

    @Test
    void sizeAndDigestAreThoseOfTheWholeBytes() throws Exception {
        try (EncodedBundle encoded = bundle().encode()) {
            byte[] whole = bytes(encoded);
            assertEquals(whole.length, encoded.size());
            assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(whole), encoded.sha256());
            assertEquals(claim.certificateId(), encoded.claimId());
            assertEquals(Material.EXPIRES, encoded.expires());
        }
    }

    @Test
    void theClaimKeepsItsKeyWhenTheBundleIsWiped() {
        EncodedBundle encoded = bundle().encode();
        assertFalse(encoded.isWiped());
        encoded.close();
        assertTrue(encoded.isWiped());
        assertFalse(claim.key().isWiped());
        assertThrows(IllegalStateException.class, () -> encoded.lend(content -> content.get(0)));
        assertEquals(32, encoded.sha256().length);
        assertEquals("EncodedBundle[" + claim.certificateId() + ", SecretBytes[" + encoded.size() + ", wiped]]", encoded.toString());
    }

    @Test
    void aWipedClaimMakesNoBundle() {
        claim.close();
        assertThrows(IllegalStateException.class, () -> bundle().encode());
    }

    /** What is known before there is a claim is counted to the byte, and the claim at the least that one can take. */
    @Test
    void leastSizeIsThatOfTheBundleWithTheSmallestCertificateAndKey() throws Exception {
        Bundle bundle = bundle();
        try (EncodedBundle encoded = bundle.encode()) {
            int beyond = claim.certificate().getEncoded().length - 650 + claim.key().size() - 1190;
            assertEquals(encoded.size() - beyond, Bundle.leastSize(ENDPOINT, claim.templateName(), bundle.parameters(), bundle.rootCas()));
        }
    }

    @Test
    void theDigestThatIsGivenOutIsACopy() {
        try (EncodedBundle encoded = bundle().encode()) {
            byte[] first = encoded.sha256();
            Arrays.fill(first, (byte) 0);
            assertFalse(Arrays.equals(first, encoded.sha256()));
        }
    }

    private Bundle bundle() {
        return new Bundle(ENDPOINT, Map.of("SerialNumber", "4711"), claim, RootCas.amazon(), Optional.empty());
    }

    private static byte[] bytes(EncodedBundle encoded) {
        byte[] whole = new byte[encoded.size()];
        encoded.lend(content -> content.get(whole));
        return whole;
    }

    private static JsonNode decode(Bundle bundle) throws java.io.IOException {
        try (EncodedBundle encoded = bundle.encode()) {
            return new CBORMapper().readTree(bytes(encoded));
        }
    }
}
