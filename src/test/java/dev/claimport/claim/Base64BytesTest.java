package dev.claimport.claim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64BytesTest {

    private final Random random = new Random(11);

    @Test
    void encodesAndDecodesAsTheJdkDoes() {
        for (int size = 0; size < 200; size++) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            byte[] expected = Base64.getEncoder().encode(bytes);
            assertEquals(expected.length, Base64Bytes.encodedSize(size));
            ByteBuffer text = ByteBuffer.allocateDirect(expected.length);
            Base64Bytes.encode(ByteBuffer.wrap(bytes), text);
            assertEquals(ByteBuffer.wrap(expected), text.flip());
            assertArrayEquals(bytes, decoded(expected));
            assertArrayEquals(bytes, decoded(Base64.getEncoder().withoutPadding().encode(bytes)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Q", "QQ", "QQ=", "QQ==", "QQ===", "QQ==Q", "QUI=", "QUI==", "QUI=QUJD", "=", "====", "QUJD=", "QU JD", "QU\nJD", "QU-_", "QU\u00e9D", "QR==", "QUJ"})
    void agreesWithTheJdkOnWhatIsNone(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] expected;
        try {
            expected = Base64.getDecoder().decode(bytes);
        } catch (IllegalArgumentException _) {
            expected = null;
        }
        assertArrayEquals(expected, decoded(bytes));
    }

    @Test
    void agreesWithTheJdkOnAnything() {
        byte[] alphabet = "Aa0+/=.".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 20_000; i++) {
            byte[] text = new byte[random.nextInt(9)];
            for (int at = 0; at < text.length; at++) {
                text[at] = alphabet[random.nextInt(alphabet.length)];
            }
            agreesWithTheJdkOnWhatIsNone(new String(text, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void theSizeIsThatOfWhatWasDecodedAloneAndNotOfWhatStandsBeforeIt() {
        ByteBuffer bytes = ByteBuffer.allocate(8).put((byte) 1).put((byte) 2);
        assertEquals(3, Base64Bytes.decode(ByteBuffer.wrap("QUJD".getBytes(StandardCharsets.US_ASCII)), bytes));
        assertEquals(ByteBuffer.wrap(new byte[] {1, 2, 'A', 'B', 'C'}), bytes.flip());
    }

    /** Null for what is none. */
    private static byte[] decoded(byte[] text) {
        byte[] into = new byte[text.length + 3];
        int size = Base64Bytes.decode(ByteBuffer.wrap(text), ByteBuffer.wrap(into));
        return size < 0 ? null : Arrays.copyOf(into, size);
    }
}
