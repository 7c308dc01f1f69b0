package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input documents that are unusual, and what the AWS CLI makes of them. */
class DocumentsTest {

    @TempDir
    private Path home;

    private Aws.Outcome with(String option, String document) {
        Aws.Outcome outcome = Aws.at(home, URI.create("http://127.0.0.1:1")).run("iot", "create-provisioning-claim", option, document);
        assertEquals(252, outcome.exitCode(), outcome.err());
        return outcome;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "!!bool yes | True | bool",
        "!!bool off | False | bool",
        "!!set {a} | {'a'} | set",
        "!!set {} | set() | set",
        "2020-01-01 | 2020-01-01 | datetime.date",
        "2020-01-01T00:00:00Z | 2020-01-01 00:00:00 | datetime.datetime",
        "2020-01-01 10:00:00.5 +2 | 2020-01-01 08:00:00.500000 | datetime.datetime",
        "2020-01-01t23:00:00-01:30 | 2020-01-02 00:30:00 | datetime.datetime",
    })
    void aValueOfAnotherTypeIsShownAsPythonDoes(String value, String shown, String type) {
        assertTrue(with("--cli-input-yaml", "templateName: " + value).err().endsWith("\nInvalid type for parameter templateName, value: " + shown
                + ", type: <class '" + type + "'>, valid types: <class 'str'>\n"), () -> with("--cli-input-yaml", "templateName: " + value).err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a: b}: c", "templateName: 2020-13-01", "templateName: \"\\u"})
    void someAreNoYaml(String document) {
        assertEquals("\nclaimport: [ERROR]: An error occurred (ParamValidation): Error parsing parameter 'cli-input-yaml': Invalid YAML received.\n",
                with("--cli-input-yaml", document).err());
    }

    @Test
    void bytesOfNoEncodingAreRefused() throws IOException {
        Path file = Files.write(home.resolve("latin"), "{\"templateName\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1));
        for (String kind : new String[] {"json", "yaml"}) {
            assertTrue(with("--cli-input-" + kind, "fileb://" + file).err().contains("Error parsing parameter 'cli-input-" + kind + "': Invalid "));
        }
    }
}
