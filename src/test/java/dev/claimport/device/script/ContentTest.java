package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.parts.Part;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.smpfs.SmpFsSettings;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What of a key goes over the wire is what the device is to have, and gone from here afterwards, also where the device refuses it. */
class ContentTest {

    private final Bundle bundle = new TestBundles(new ManualTime()).bundle();
    private final List<Part> parts = ((SmpFsSettings) BuiltIn.profile("smp-fs").settings()).plan().render(bundle);
    private final Part key = parts.stream().filter(Part::isSecret).findFirst().orElseThrow();
    private final List<ByteBuffer> given = new ArrayList<>();
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    @AfterEach
    void wipe() {
        PartsPlan.close(parts);
        bundle.claim().close();
    }

    private void assertNothingIsLeft() {
        given.forEach(chunk -> assertThrows(IllegalStateException.class, () -> chunk.get(0), "what was lent is given back"));
    }

    private byte[] whole() {
        byte[] all = new byte[key.size()];
        key.lend(0, all.length, in -> in.get(all));
        return all;
    }

    @ParameterizedTest
    @CsvSource({"LF,'-----BEGIN X-----|abc|def|g|-----END X-----|'", "CRLF,'-----BEGIN X-----#|abc#|def#|g#|-----END X-----#|'", "UNWRAPPED,'-----BEGIN X-----|abcdefg|-----END X-----|'"})
    void endsOfLinesAreThoseThatTheDeviceWants(Transform transform, String written) {
        var text = new StringBuilder();
        try (Part part = Part.open("part", "-----BEGIN X-----\nabc\ndef\ng\n-----END X-----\n".getBytes(StandardCharsets.US_ASCII)); Content content = Content.of(part, transform)) {
            IntStream.range(0, content.length()).forEach(at -> text.append((char) content.at(at)));
        }
        assertEquals(written, text.toString().replace('\r', '#').replace('\n', '|'));
    }

    @Test
    void chunksAreWholeBase64OffTheHeap() {
        try (Content content = Content.of(key, Transform.LF)) {
            content.chunks(102, chunk -> {
                assertTrue(chunk.remaining() <= 100 && chunk.isDirect());
                byte[] text = new byte[chunk.remaining()];
                chunk.get(text);
                seen.writeBytes(Base64.getDecoder().decode(text));
                given.add(chunk);
            });
        }
        assertArrayEquals(whole(), seen.toByteArray());
        assertEquals((key.size() + 74) / 75, given.size());
        assertNothingIsLeft();
    }

    @Test
    void noChunkIsEmpty() {
        List<Integer> sizes = new ArrayList<>();
        try (Part part = Part.open("part", new byte[150]); Content content = Content.of(part, Transform.LF)) {
            content.chunks(100, chunk -> sizes.add(chunk.remaining()));
        }
        assertEquals(List.of(100, 100), sizes);
    }

    @Test
    void whatIsRefusedIsGoneToo() {
        try (Content content = Content.of(key, Transform.LF)) {
            assertThrows(IllegalStateException.class, () -> content.chunks(100, chunk -> {
                given.add(chunk);
                throw new IllegalStateException("refused");
            }));
        }
        assertEquals(1, given.size());
        assertNothingIsLeft();
    }

    @Test
    void whatIsClosedCannotBeReadAnyMore() {
        Content content = Content.of(key, Transform.LF);
        content.close();
        assertThrows(IllegalStateException.class, () -> content.at(0));
        assertEquals(key.size(), whole().length, "the part is still its owner's");
    }

    private static Optional<String> computed(String text, Transform transform, String name) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        try (Part part = Part.open("part", bytes.clone()); Content content = Content.of(part, transform)) {
            return content.computed(name);
        }
    }

    private static byte[] digest(String algorithm, byte[] of) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(algorithm).digest(of);
    }

    /** Longer than what is looked at in one piece. */
    @Test
    void digestsAreOfAllThatIsSent() throws Exception {
        String text = "0123456789\n".repeat(60);
        byte[] sent = text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        assertEquals(Optional.of("720"), computed(text, Transform.CRLF, "length"));
        assertEquals(Optional.of(HexFormat.of().withUpperCase().formatHex(digest("SHA-256", sent))), computed(text, Transform.CRLF, "sha256"));
        assertEquals(Optional.of(Base64.getEncoder().encodeToString(digest("SHA-256", sent))), computed(text, Transform.CRLF, "sha256-base64"));
        assertEquals(Optional.of(Base64.getEncoder().encodeToString(digest("SHA-256", Arrays.copyOf(sent, sent.length + 1)))), computed(text, Transform.CRLF, "sha256-nul-base64"));
        assertEquals(Optional.empty(), computed(text, Transform.CRLF, "sha512"));
    }

    @ParameterizedTest
    @CsvSource({"'',0", "A,4100", "AB,4142", "ABC,242", "ABAB,0", "ABCDE,4706"})
    void wordsOfTwoBytesAreAddedUpAndAnOddByteIsAHighOne(String text, String sum) {
        assertEquals(Optional.of(sum), computed(text, Transform.LF, "xor16"));
        assertEquals(Optional.of(sum), computed("!!!!".repeat(64) + text, Transform.LF, "xor16"), "the same behind a whole piece");
    }

    /** However it is written, what is in it is the same: blanks may stand at the end of its lines (RFC 7468). */
    @ParameterizedTest
    @EnumSource(Transform.class)
    void digestOfWhatThePemHoldsIsThatOfItsBytes(Transform transform) throws Exception {
        X509Certificate certificate = bundle.claim().certificate();
        String pem = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n";
        Optional<String> expected = Optional.of(HexFormat.of().formatHex(digest("MD5", certificate.getEncoded())));
        assertEquals(expected, computed(pem, transform, "md5-der"));
        assertEquals(expected, computed(pem.replace("\n", " \n"), transform, "md5-der"));
    }
}
