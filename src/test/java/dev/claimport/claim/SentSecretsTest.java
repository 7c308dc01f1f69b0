package dev.claimport.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                boolean[] found = secrets.find(ByteBuffer.wrap(line), true);
                int first = 0;
                while (first < found.length && !found[first]) {
                    first++;
                }
                assertEquals(2, first, "where it begins");
            }
        }
    }

    /** Of a key whose other lines have AT+Q, CONN, 4f2e and a long number in them; lengths of files are short ones. */
    @ParameterizedTest
    @CsvSource({"AT+Q, ....", "AT+QFUPL=?, AT+QFUPL=?", "CONN, ....", "CONNECT 115200, CONNECT 115200", "CONN ECT, .... ECT", "CONN: 1, ....: 1", "RECONN, RECONN", "RE CONN, RE ....",
            "4f2e88aa  -, 4f2e88aa  -", "4f2e  -, ....  -", "is CONN too, is CONN too", "CON, CON", "CONNx4f2e, CONNx4f2e", "=CONN, =CONN",
            "1090, 1090", "=file 10909, =file 10909", "109094, ......", "=109094, =109094", "file 109094, file ......", "904x, ....", "/109, ....", "x109, x109"})
    void fourOfItAreAnAccidentWhereTheyAreNoWordAtEitherEndOfALine(String line, String shown) {
        byte[] key = "wXAT+Qz9CONNq74f2eJk/109094904x".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
        try (SentSecrets secrets = new SentSecrets()) {
            secrets.add(key.length, index -> key[index]);
            byte[] left = SentSecrets.without(ByteBuffer.wrap(bytes), secrets.find(ByteBuffer.wrap(bytes), true));
            assertEquals(shown, new String(left, StandardCharsets.US_ASCII).replace('\0', '.'));
        }
    }
}
