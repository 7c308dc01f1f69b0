package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCheckCommandTest {

    @TempDir
    private Path folder;

    private final RecordedTerminal terminal = new RecordedTerminal();

    private Path body(String more) throws Exception {
        return Files.writeString(folder.resolve("body.json"), """
                {
                  "Parameters": {"Serial": {"Type": "String"}},
                  "Resources": {
                    "certificate": {"Type": "AWS::IoT::Certificate", "Properties": {"CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}}},
                    "thing": {"Type": "AWS::IoT::Thing", "Properties": {"ThingName": {"Ref": "Serial"}}}%s
                  }
                }
                """.formatted(more));
    }

    private static final String POLICY = ",\n    \"policy\": {\"Type\": \"AWS::IoT::Policy\", \"Properties\": {\"PolicyName\": \"Devices\"}}";

    @Test
    void eachFindingIsSaidWithPlaceSeverityIdRemedyAndReference() throws Exception {
        Path body = body("");
        RecordedTerminal.Result result = terminal.type("template", "check", body.toString());
        assertEquals(2, result.exitCode());
        List<String> lines = result.out().lines().toList();
        assertEquals(body + ":1:1: breaks: The template has no policy: the certificate may do nothing, and the device is hung up on when it connects. [no-policy]",
                lines.get(0));
        assertEquals("  Add a resource of the type AWS::IoT::Policy.", lines.get(1));
        assertTrue(lines.get(2).startsWith("  https://docs.aws.amazon.com/"), lines.get(2));
        assertEquals("1 that break, 0 that surprise, 1 for advice.", lines.getLast());
        assertEquals(List.of(), terminal.asked, "nobody signs in for a file");
    }

    @Test
    void withoutAnythingThatBreaksItEndsWellAndShowsWhatIsMade() throws Exception {
        RecordedTerminal.Result result = terminal.type("template", "check", body(POLICY).toString(), "--parameter", "Serial=a-1");
        assertEquals(0, result.exitCode(), result.toString());
        assertTrue(result.out().contains("\nMade of these parameters:\n  thing a-1\n  certificate active\n  policy Devices\n"), result.out());
    }

    @Test
    void theSameAsJson() throws Exception {
        Path body = body(POLICY);
        RecordedTerminal.Result result = terminal.type("template", "check", body.toString(), "--parameter", "Serial=a 1", "--output", "json");
        assertEquals(2, result.exitCode(), result.toString());
        JsonNode json = new ObjectMapper().readTree(result.out());
        assertTrue(json.get("breaks").booleanValue());
        JsonNode worst = json.get("findings").get(0);
        assertEquals("refused", worst.get("id").textValue());
        assertEquals("breaks", worst.get("severity").textValue());
        assertEquals(5, worst.get("line").intValue());
        assertTrue(worst.get("message").textValue().contains("a 1"), worst.toString());
        assertTrue(worst.get("reference").textValue().startsWith("https://"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        RecordedTerminal.Result result = terminal.type("template", "check", folder.resolve("no.json").toString());
        assertEquals(255, result.exitCode());
        assertTrue(result.err().startsWith("claimport: [file-unreadable]"), result.err());
    }

    @Test
    void aFileWithoutEndIsNotRead() throws Exception {
        Path large = Files.write(folder.resolve("large.json"), new byte[(1 << 20) + 1]);
        assertEquals(255, terminal.type("template", "check", large.toString()).exitCode());
    }
}
