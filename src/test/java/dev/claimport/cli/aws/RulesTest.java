package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the administrator does not allow is not sent, however the template is named. */
class RulesTest {

    @TempDir
    private Path folder;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Rules onlyGateways = (template, _) ->
            template.filter(name -> !name.equals("gateway")).map(name -> "[template-not-permitted] not " + name);

    private int run(ScriptedServer server, String... arguments) {
        var environment = AwsEnvironment.of(Map.of("HOME", folder.toString(), "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "secret", "AWS_REGION", "eu-west-1", "AWS_ENDPOINT_URL", server.uri().toString()), folder);
        var process = new ProcessContext(environment, new ByteArrayOutputStream(), err, Terminal.none(), ZoneOffset.UTC,
                new ManualTime(), () -> 0.5);
        List<String> line = new ArrayList<>(List.of("iot"));
        line.addAll(List.of(arguments));
        return new AwsCli(process, onlyGateways).run(line);
    }

    @Test
    void aTemplateThatIsNotAllowedIsNotAskedAbout() {
        try (ScriptedServer server = new ScriptedServer(_ -> Optional.of(ScriptedServer.Answer.json(200, "{\"templateName\":\"gateway\"}")))) {
            assertEquals(255, run(server, "create-provisioning-claim", "--template-name", "sensor"));
            assertEquals(255, run(server, "create-provisioning-claim", "--cli-input-json", "{\"templateName\":\"sensor\"}"));
            assertEquals(255, run(server, "describe-provisioning-template", "--template-name", "sensor"));
            assertEquals(List.of(), server.requests());
            assertTrue(err.toString(StandardCharsets.UTF_8).contains("[template-not-permitted] not sensor"), err.toString(StandardCharsets.UTF_8));
            assertEquals(0, run(server, "describe-provisioning-template", "--template-name", "gateway"));
            assertEquals(1, server.requests().size());
        }
    }
}
