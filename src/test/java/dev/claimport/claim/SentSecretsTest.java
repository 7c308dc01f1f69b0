package dev.claimport.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was sent is known again, whatever it is. */
class SentSecretsTest {

    /** A zero is what DER begins with (X.690, SEQUENCE), and a password may. */
    @ParameterizedTest
    @ValueSource(strings = {"0practice", "0\u0082practice", "0\u0005\u0002practice", "00000000", "0\u0082\u00ff\u00ffpractice", "practice"})
    void secretThatBeginsLikeAKeyIsKnownAsWhatItIs(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.ISO_8859_1);
        try (SentSecrets secrets = new SentSecrets()) {
            secrets.addAllForms(ByteBuffer.wrap(bytes));
            for (byte[] form : new byte[][] {bytes, HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII)}) {
                byte[] line = ByteBuffer.allocate(form.length + 4).put((byte) '<').put((byte) ' ').put(form).put((byte) ' ').put((byte) '>').array();
                boolean[] found = secrets.find(line, true);
                int first = 0;
                while (first < found.length && !found[first]) {
                    first++;
                }
                assertEquals(2, first, "where it begins");
            }
        }
    }
}
