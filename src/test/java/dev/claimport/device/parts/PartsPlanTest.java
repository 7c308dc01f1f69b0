package dev.claimport.device.parts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a device's files hold, and in which order they come. */
class PartsPlanTest {

    private static final Map<ClaimPart, String> PATHS = Map.of(ClaimPart.KEY, "/key", ClaimPart.CERT, "/cert", ClaimPart.CA, "/ca",
            ClaimPart.ENDPOINT, "/config", ClaimPart.TEMPLATE, "/config", ClaimPart.PARAMS, "/config");

    private final Bundle bundle = new TestBundles(new ManualTime()).bundle(Map.of("Site", "Köln", "Line", "2"));

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private static PartsPlan plan(Map<ClaimPart, String> paths, Encoding encoding, SettingsFormat format) {
        return new PartsPlan(paths, encoding, Map.of(ClaimPart.ENDPOINT, format, ClaimPart.TEMPLATE, format, ClaimPart.PARAMS, format));
    }

    private static byte[] bytes(Part part) {
        byte[] bytes = new byte[part.size()];
        part.lend(0, bytes.length, in -> in.get(bytes));
        return bytes;
    }

    private byte[] content(PartsPlan plan, String path) {
        List<Part> parts = plan.render(bundle);
        try {
            return bytes(parts.stream().filter(part -> part.path().equals(path)).findFirst().orElseThrow());
        } finally {
            PartsPlan.close(parts);
        }
    }

    private String text(PartsPlan plan, String path) {
        return new String(content(plan, path), StandardCharsets.UTF_8);
    }

    @Test
    void theKeyComesLast() {
        PartsPlan plan = new PartsPlan(PATHS, Encoding.PEM, Map.of());
        assertEquals(List.of("/ca", "/cert", "/config", "/key"), plan.files());
        List<Part> parts = plan.render(bundle);
        assertEquals(plan.files(), parts.stream().map(Part::path).toList());
        assertEquals(List.of(false, false, false, true), parts.stream().map(Part::isSecret).toList());
        PartsPlan.close(parts);
        assertThrows(IllegalStateException.class, () -> bytes(parts.getLast()));
    }

    @Test
    void profilesNamePartsAndPlaces() {
        for (ClaimPart part : ClaimPart.values()) {
            assertEquals(Optional.of(part), ClaimPart.of(part.id()));
        }
        assertEquals("cert", ClaimPart.CERT.id());
        assertEquals(Optional.empty(), ClaimPart.of("CERT"));
        assertEquals(List.of("file", "document", "command", "unsupported"), Stream.of(new Destination.File("/f"), new Destination.Document("/d", SettingsFormat.JSON),
                new Destination.Command("AT"), new Destination.Unsupported()).map(Destination::id).toList());
    }

    @Test
    void whatADeviceDoesNotTakeIsNoFile() {
        PartsPlan plan = new PartsPlan(Map.of(ClaimPart.KEY, new Destination.File("/key"), ClaimPart.CERT, new Destination.Command("AT+CERT"),
                ClaimPart.CA, new Destination.Unsupported(), ClaimPart.ENDPOINT, new Destination.Document("/host", SettingsFormat.TEXT)), Encoding.PEM);
        assertEquals(Map.of(ClaimPart.KEY, "/key", ClaimPart.ENDPOINT, "/host"), plan.paths());
        assertEquals(List.of("/host", "/key"), plan.files());
        assertEquals(SettingsFormat.TEXT, plan.format(ClaimPart.ENDPOINT));
        assertEquals(SettingsFormat.JSON, plan.format(ClaimPart.TEMPLATE));
        assertEquals(TestBundles.HOST, text(plan, "/host"));
    }

    @Test
    void settingsThatShareAPathShareADocument() {
        assertEquals("{\"endpoint\":\"" + TestBundles.HOST + "\",\"port\":8883,\"template\":\"practice-sensor\",\"parameters\":{\"Line\":\"2\",\"Site\":\"Köln\"}}",
                text(new PartsPlan(PATHS, Encoding.PEM, Map.of()), "/config"));
        PartsPlan apart = plan(Map.of(ClaimPart.ENDPOINT, "/endpoint", ClaimPart.TEMPLATE, "/template", ClaimPart.PARAMS, "/parameters"), Encoding.PEM, SettingsFormat.JSON);
        assertEquals("{\"endpoint\":\"" + TestBundles.HOST + "\",\"port\":8883}", text(apart, "/endpoint"));
        assertEquals("{\"template\":\"practice-sensor\"}", text(apart, "/template"));
        assertEquals("{\"parameters\":{\"Line\":\"2\",\"Site\":\"Köln\"}}", text(apart, "/parameters"));
        assertEquals("practice-sensor", text(plan(Map.of(ClaimPart.TEMPLATE, "/t"), Encoding.PEM, SettingsFormat.TEXT), "/t"));
    }

    /** RFC 8949, section 3: a map of so many pairs, texts with their lengths, and 8883 as 19 22b3. */
    @Test
    void cborHasTheSameMembers() {
        HexFormat hex = HexFormat.of();
        String endpoint = "68" + hex("endpoint") + "782e" + hex(TestBundles.HOST) + "64" + hex("port") + "1922b3";
        String template = "68" + hex("template") + "6f" + hex("practice-sensor");
        String parameters = "6a" + hex("parameters") + "a2" + "64" + hex("Line") + "61" + hex("2") + "64" + hex("Site") + "65" + hex("Köln");
        assertEquals("a4" + endpoint + template + parameters, hex.formatHex(content(plan(PATHS, Encoding.PEM, SettingsFormat.CBOR), "/config")));
        assertEquals("a2" + endpoint, hex.formatHex(content(plan(Map.of(ClaimPart.ENDPOINT, "/e"), Encoding.PEM, SettingsFormat.CBOR), "/e")));
        assertEquals("a1" + template, hex.formatHex(content(plan(Map.of(ClaimPart.TEMPLATE, "/t"), Encoding.PEM, SettingsFormat.CBOR), "/t")));
        assertEquals("a1" + parameters, hex.formatHex(content(plan(Map.of(ClaimPart.PARAMS, "/p"), Encoding.PEM, SettingsFormat.CBOR), "/p")));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void certificatesAreTheClaimsAndTheRoots() throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        PartsPlan pem = new PartsPlan(PATHS, Encoding.PEM, Map.of());
        assertEquals(List.of(bundle.claim().certificate()), List.copyOf(factory.generateCertificates(new ByteArrayInputStream(content(pem, "/cert")))));
        assertEquals(bundle.rootCas(), List.copyOf(factory.generateCertificates(new ByteArrayInputStream(content(pem, "/ca")))));
        assertTrue(text(pem, "/ca").lines().allMatch(line -> line.length() <= 64));
        assertTrue(text(pem, "/cert").startsWith("-----BEGIN CERTIFICATE-----\n") && text(pem, "/cert").endsWith("\n-----END CERTIFICATE-----\n"));
        var roots = new ByteArrayOutputStream();
        for (Certificate root : bundle.rootCas()) {
            roots.writeBytes(root.getEncoded());
        }
        PartsPlan der = new PartsPlan(PATHS, Encoding.DER, Map.of());
        assertArrayEquals(roots.toByteArray(), content(der, "/ca"));
        assertArrayEquals(bundle.claim().certificate().getEncoded(), content(der, "/cert"));
    }

    @Test
    void aPartKnowsItsSumsAndLendsPieces() throws Exception {
        byte[] content = text(new PartsPlan(PATHS, Encoding.PEM, Map.of()), "/config").getBytes(StandardCharsets.UTF_8);
        var crc = new CRC32();
        crc.update(content);
        try (Part part = Part.open("/config", content.clone())) {
            assertEquals(content.length, part.size());
            assertEquals(crc.getValue(), part.crc32());
            assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(content), part.sha256Digest());
            part.sha256Digest()[0]++;
            assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(content), part.sha256Digest(), "what is handed out is a copy");
            byte[] piece = new byte[7];
            part.lend(3, 7, in -> in.get(piece));
            assertArrayEquals(Arrays.copyOfRange(content, 3, 10), piece);
            assertTrue(part.toString().contains("/config"));
        }
    }

    @Test
    void aClaimThatIsWipedHasNoParts() {
        bundle.claim().close();
        PartsPlan plan = new PartsPlan(PATHS, Encoding.PEM, Map.of());
        assertThrows(IllegalStateException.class, () -> plan.render(bundle));
    }
}
