package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies that are not as usual; expected is what the AWS CLI does with them. */
class RepliesTest {

    @TempDir
    private Path home;

    private Aws.Outcome answered(Answer answer, String... options) {
        try (var server = ScriptedServer.answering(answer)) {
            return Aws.at(home, server.uri()).with("AWS_MAX_ATTEMPTS", "1").run(Stream.concat(
                    Stream.of("iot", "create-provisioning-claim", "--template-name", "x"), Stream.of(options)).toList());
        }
    }

    private static void assertFails(int exitCode, String message, Aws.Outcome outcome) {
        assertEquals("\nclaimport: [ERROR]: " + message + "\n", outcome.err());
        assertEquals(exitCode, outcome.exitCode());
        assertEquals("", outcome.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "1595955066 | 2020-07-28T16:51:06+00:00",
        "1595955066.0 | 2020-07-28T16:51:06+00:00",
        "1.595955066E9 | 2020-07-28T16:51:06+00:00",
        "1595955066.123 | 2020-07-28T16:51:06.123000+00:00",
        "0.1234565 | 1970-01-01T00:00:00.123456+00:00",
        "-1 | 1969-12-31T23:59:59+00:00",
        "true | 1970-01-01T00:00:01+00:00",
        "\"1_0\" | 1970-01-01T00:00:10+00:00",
        "\"1595955066\" | 2020-07-28T16:51:06+00:00",
        "\"2020-07-28T16:51:06Z\" | 2020-07-28T16:51:06+00:00",
        "\"2020-07-28 16:51:06 UTC\" | 2020-07-28T16:51:06+00:00",
        "\"20200728T165106Z\" | 2020-07-28T16:51:06+00:00",
        "\"2020-07-28T16:51:06.1+05:30\" | 2020-07-28T16:51:06.100000+05:30",
        "\"2020-07-28\" | 2020-07-28T00:00:00",
        "\"Tue, 28 Jul 2020 16:51:06 GMT\" | 2020-07-28T16:51:06+00:00",
    })
    void timesAreReadInEveryForm(String wire, String printed) {
        Aws.Outcome outcome = answered(Answer.json(200, "{\"expiration\":" + wire + "}"), "--query", "expiration", "--output", "text");
        assertEquals(printed + "\n", outcome.out(), outcome.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "1e12 | year 33658 is out of range",
        "253402300800 | year 10000 is out of range",
        "1e300 | Unable to calculate correct timezone offset for \"1e+300\"",
        "NaN | Invalid value NaN (not a number)",
        "[] | Invalid timestamp \"[]\": Parser must be a string or character stream, not list",
        "\"yesterday\" | Invalid timestamp \"yesterday\": Unknown string format: yesterday",
    })
    void whatIsNoTimeIsRefused(String wire, String message) {
        assertFails(255, message, answered(Answer.json(200, "{\"expiration\":" + wire + "}")));
    }

    @ParameterizedTest
    @CsvSource({"ff, byte 0xff in position 0: invalid start byte", "e282, bytes in position 0-1: unexpected end of data",
        "61e278, byte 0xe2 in position 1: invalid continuation byte", "61c3, byte 0xc3 in position 1: unexpected end of data"})
    void whatIsNoUtf8IsRefused(String hex, String why) {
        byte[] body = HexFormat.of().parseHex(hex);
        assertFails(255, "'utf-8' codec can't decode " + why, answered(new Answer(200, Map.of(), body, body.length)));
    }

    @Test
    void halfACharacterCannotBePrinted() {
        assertFails(255, "'utf-8' codec can't encode the reply: surrogates not allowed", answered(Answer.json(200,
                "{\"certificateId\":\"\\ud800x\\udc00\"}")));
        assertEquals("😀\n", answered(Answer.json(200, "{\"certificateId\":\"\\ud83d\\ude00\"}"), "--query", "certificateId", "--output",
                "text").out());
    }

    @Test
    void anAnswerOfManyChoicesIsNone() {
        assertFails(254, "An error occurred (Unknown) when calling the CreateProvisioningClaim operation (reached max retries: 0): Unknown",
                answered(Answer.json(300, "{}")));
    }

    @ParameterizedTest
    @CsvSource({"json", "yaml", "text", "table"})
    void whatSaysNothingHasNoStructure(String format) {
        assertFails(254, "An error occurred (Unknown) when calling the CreateProvisioningClaim operation (reached max retries: 0): Unknown",
                answered(Answer.json(300, "{}"), "--cli-error-format", format));
    }

    @Test
    void aCodeThatIsAListIsNone() {
        assertFails(255, "unhashable type: 'list'", answered(Answer.json(400, "{\"code\":[\"a\"]}")));
    }

    @Test
    void aPageOfSomethingInBetweenIsToldByItsStatus() {
        byte[] page = "<html><body>Bad Gateway</body></html>".getBytes(StandardCharsets.UTF_8);
        assertFails(254, "An error occurred (502) when calling the CreateProvisioningClaim operation (reached max retries: 0): Bad Gateway",
                answered(new Answer(502, Map.of("Content-Type", "text/html"), page, page.length)));
    }

    @Test
    void aListOfObjectsAndOthersHasNoText() {
        Aws.Outcome outcome = answered(Answer.json(200, "{\"certificateId\":\"x\",\"keyPair\":{\"PublicKey\":\"p\"}}"), "--output",
                "text", "--query", "[certificateId,keyPair]");
        assertFails(255, "'str' object has no attribute 'items'", outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "`[{\"a\":1},2]` | 'int' object is not iterable",
        "`[{\"a\":1},null]` | 'NoneType' object is not iterable",
        "`[{\"a\":1},\"b\"]` | string indices must be integers, not 'str'",
        "`[{\"a\":1},\"\"]` | 'str' object has no attribute 'get'",
        "`[{\"a\":1},[\"b\"]]` | list indices must be integers or slices, not str",
        "`[{\"a\":1},[]]` | 'list' object has no attribute 'get'",
    })
    void aListOfObjectsAndOthersHasNoTable(String query, String message) {
        assertFails(255, message, answered(Answer.json(200, "{}"), "--output", "table", "--query", query));
    }

    @Test
    void aKeyOfTwoLinesOrOfManyBytesIsMarked() {
        assertEquals("? 'a\n\n  b'\n: 1\nc: 2\n", answered(Answer.json(200, "{}"), "--output", "yaml", "--query",
                "`{\"a\\nb\":1,\"c\":2}`").out());
        assertEquals("- ? " + "k".repeat(129) + "\n  : a: 1\n", answered(Answer.json(200, "{}"), "--output", "yaml-stream",
                "--query", "{" + "k".repeat(129) + ":`{\"a\":1}`}").out());
        assertEquals("k".repeat(128) + ": 1\n", answered(Answer.json(200, "{}"), "--output", "yaml", "--query", "{" + "k".repeat(128) + ":`1`}").out());
    }

    @Test
    void aReferenceIsNoResult() {
        assertFails(255, "Circular reference detected", answered(Answer.json(200, "{}"), "--query", "&a"));
    }

    /** To the byte as the AWS CLI writes them, each piece with a reset behind it. */
    @Test
    void tablesHaveColours() {
        Answer answer = Answer.json(200, "{\"certificateId\":\"x\",\"keyPair\":{\"PublicKey\":\"p\"}}");
        assertEquals("""
                -------------------------
                ~~|CreateProvisioningClaim|~~
                ~~+-----------------+-----+~~
                ~~|  #certificateId~  |  #x~  |~~
                ~~+-----------------+-----+~~
                ~%|~~|       keyPair       |~%|~~
                ~%|~~+---------------+-----+~%|~~
                ~%|~~|  #PublicKey~    |  #p~  |~%|~~
                ~%|~~+---------------+-----+~%|~~
                ~""".replace("~", "\u001b[0m").replace("#", "\u001b[1m\u001b[34m").replace("%", "\u001b[2m\u001b[33m"),
                answered(answer, "--output", "table", "--color", "on").out());
    }
}
