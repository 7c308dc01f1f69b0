package dev.claimport.iot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.testing.ClaimAnswers;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimAnswerTest {

    private static final ClaimAnswers CLAIM = ClaimAnswers.at(ManualTime.START);
    private static final String KEY = ClaimAnswers.quoted(CLAIM.keyPem());

    @Test
    void takesTheKeyOutAndLeavesTheRestAsItWas() throws Exception {
        assertParts("{\"a\":1,\"keyPair\":{\"PublicKey\":\"p\",\"PrivateKey\":" + KEY + "},\"b\":[true]}",
                "{\"a\":1,\"keyPair\":{\"PublicKey\":\"p\",\"PrivateKey\":\"\"},\"b\":[true]}");
    }

    @Test
    void findsTheKeyInAnyOrderAndAmongSpaces() throws Exception {
        assertParts(" {\n \"keyPair\" : { \"PrivateKey\"\t:\r\n " + KEY + " , \"PublicKey\" : null } , \"x\" : -1.5E+9 } \n",
                " {\n \"keyPair\" : { \"PrivateKey\"\t:\r\n \"\" , \"PublicKey\" : null } , \"x\" : -1.5E+9 } \n");
    }

    @Test
    void findsTheKeyUnderAnEscapedName() throws Exception {
        assertParts("{\"key\\u0050air\":{\"\\u0050rivateKe\\u0079\":" + KEY + "}}",
                "{\"key\\u0050air\":{\"\\u0050rivateKe\\u0079\":\"\"}}");
    }

    @Test
    void undoesEveryWayToEscape() throws Exception {
        String slashes = KEY.replace("/", "\\/");
        assertParts("{\"keyPair\":{\"PrivateKey\":" + slashes + "}}", "{\"keyPair\":{\"PrivateKey\":\"\"}}");
        String unicode = KEY.replace("\\n", "\\u000a").replace("A", "\\u0041").replace("+", "\\u002B");
        assertParts("{\"keyPair\":{\"PrivateKey\":" + unicode + "}}", "{\"keyPair\":{\"PrivateKey\":\"\"}}");
    }

    @Test
    void isNotMisledByKeysOfOtherObjects() throws Exception {
        assertParts("{\"x\":{\"keyPair\":{\"PrivateKey\":\"no\"}},\"PrivateKey\":\"no\",\"keyPair\":{\"y\":{\"PrivateKey\":1},\"PrivateKey\":"
                        + KEY + "}}",
                "{\"x\":{\"keyPair\":{\"PrivateKey\":\"no\"}},\"PrivateKey\":\"no\",\"keyPair\":{\"y\":{\"PrivateKey\":1},\"PrivateKey\":\"\"}}");
    }

    @Test
    void refusesASecondKey() {
        assertRefused("{\"keyPair\":{\"PrivateKey\":" + KEY + ",\"PrivateKey\":" + KEY + "}}", "it has two private keys");
        assertRefused("{\"keyPair\":{\"PrivateKey\":" + KEY + ",\"Private\\u004bey\":" + KEY + "}}", "it has two private keys");
        assertRefused("{\"keyPair\":{\"PrivateKey\":" + KEY + "},\"keyPair\":{}}", "it has two key pairs");
        assertRefused("{\"other\":" + KEY + ",\"keyPair\":{\"PrivateKey\":" + KEY + "}}", "it has a private key in another place");
    }

    @Test
    void refusesAnAnswerWithoutKey() {
        assertRefused("{}", "it has no private key");
        assertRefused("{\"keyPair\":{}}", "it has no private key");
        assertRefused("{\"keyPair\":{\"privateKey\":" + KEY + "}}", "it has no private key");
        assertRefused("{\"keyPair\":{\"PrivateKey\":\"\"}}", "its private key is not PEM");
        assertRefused("{\"keyPair\":{\"PrivateKey\":\"-----BEGIN RSA PRIVATE KEY-----\\nAA!A\\n-----END RSA PRIVATE KEY-----\"}}",
                "its private key is not PEM");
        assertRefused("{\"keyPair\":{\"PrivateKey\":\"caf\u00e9\"}}", "its private key is not PEM");
        assertRefused("{\"keyPair\":{\"PrivateKey\":\"\\u2028\"}}", "its private key is not PEM");
    }

    @Test
    void refusesTheAnswerCutOffAtAnyByte() {
        String json = "{\"n\":-0.5e1,\"t\":true,\"l\":[{}, []],\"keyPair\":{\"PrivateKey\":" + KEY + "}}";
        for (int length = 0; length < json.length(); length++) {
            String cut = json.substring(0, length);
            assertThrows(MalformedAnswerException.class, () -> ClaimAnswer.parting(direct(cut.getBytes(StandardCharsets.UTF_8))), () -> "cut at " + cut.length());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "null", "[]", "\"x\"", "<html>", "{} {}", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "{\"a\":01}", "{\"a\":.5}", "{\"a\":1.}",
                "{\"a\":1e}",
        "{\"a\":+1}", "{\"a\":tru}", "{\"a\":nul1}", "{\"a\":[1 2]}", "{\"a\":[1,]}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"line\nbreak\"}", "{\"keyPair\":null}", "{\"keyPair\":[]}", "{\"keyPair\":{\"PrivateKey\":null}}", "{\"a\":'x'}"
    })
    void refusesWhatIsNoJsonOrNoKeyPair(String json) {
        assertThrows(MalformedAnswerException.class, () -> ClaimAnswer.parting(direct(json.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void refusesWhatIsNestedToWearTheStackOut() {
        assertRefused("{\"a\":" + "[".repeat(20_000), "it is nested too deeply");
        assertRefused("{\"a\":" + "{\"a\":".repeat(5_000), "it is nested too deeply");
    }

    /** A parser would convert them, through its buffers. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void refusesOtherEncodings(String charset) {
        ByteBuffer bytes = direct(("{\"keyPair\":{\"PrivateKey\":" + KEY + "}}").getBytes(Charset.forName(charset)));
        assertEquals("it is not JSON", assertThrows(MalformedAnswerException.class, () -> ClaimAnswer.parting(bytes)).getMessage());
    }

    @Test
    void refusesAKeyInThePlaceOfAName() {
        assertRefused("{\"keyPair\":{" + KEY + ":1,\"PrivateKey\":" + KEY + "}}", "it has a private key in another place");
        assertRefused("{\"keyPair\":{\"PrivateKey\":" + KEY.replace("\"", "") + "}}", "it has a private key in another place");
    }

    @Test
    void leavesWhatIsNotAsciiWhereItIs() throws Exception {
        assertParts("{\"\u00e9\u20ac\":\"\ud83d\ude00\",\"keyPair\":{\"PrivateKey\":" + KEY + "},\"b\":\"\u00fc\"}",
                "{\"\u00e9\u20ac\":\"\ud83d\ude00\",\"keyPair\":{\"PrivateKey\":\"\"},\"b\":\"\u00fc\"}");
    }

    private static void assertParts(String json, String expected) throws MalformedAnswerException {
        ClaimAnswer answer = ClaimAnswer.parting(direct(json.getBytes(StandardCharsets.UTF_8)));
        try (var key = answer.key()) {
            assertEquals(expected, new String(answer.withoutKey(), StandardCharsets.UTF_8));
            byte[] der = key.lend(in -> {
                byte[] copy = new byte[in.remaining()];
                in.get(copy);
                return copy;
            });
            assertArrayEquals(Keys.rsa().getPrivate().getEncoded(), der);
        }
    }

    private static void assertRefused(String json, String why) {
        ByteBuffer bytes = direct(json.getBytes(StandardCharsets.UTF_8));
        assertEquals(why, assertThrows(MalformedAnswerException.class, () -> ClaimAnswer.parting(bytes)).getMessage());
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
