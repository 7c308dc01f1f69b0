package dev.claimport.practice.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.Keys;
import dev.claimport.time.TimeSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The AWS CLI, where it is installed. Each version signs in its own way, Debian's as {@code execute-api}; the older ones know
 * neither {@code AWS_ENDPOINT_URL_IOT} nor {@code AWS_REGION}.
 */
class AwsCliTest {

    private record Run(int exitCode, String output, String errors) {}

    private static PracticeCloud cloud;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TimeSource.system(), Keys::rsa);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void everyInstalledCliGetsAClaim() throws Exception {
        for (Path cli : installed()) {
            Run run = run(cli, "iot", "create-provisioning-claim", "--template-name", "practice-sensor");
            assertEquals(0, run.exitCode, cli + run.errors);
            JsonNode claim = new ObjectMapper().readTree(run.output);
            assertEquals(64, claim.path("certificateId").asText().length(), cli.toString());
            assertTrue(claim.path("keyPair").path("PrivateKey").asText().startsWith("-----BEGIN RSA PRIVATE KEY-----\n"), cli.toString());
        }
    }

    @Test
    void everyInstalledCliListsAllTemplates() throws Exception {
        for (Path cli : installed()) {
            Run run = run(cli, "iot", "list-provisioning-templates");
            assertEquals(0, run.exitCode, cli + run.errors);
            assertEquals(45, new ObjectMapper().readTree(run.output).path("templates").size(), cli.toString());
        }
    }

    @Test
    void everyInstalledCliIsToldWhyNot() throws Exception {
        for (Path cli : installed()) {
            // This name travels as it is, while the path that is signed is freed of it.
            Run refused = run(cli, "iot", "create-provisioning-claim", "--template-name", "..");
            assertTrue(refused.errors.contains("(InvalidRequestException)"), cli + refused.errors);
        }
    }

    @Test
    void everyInstalledCliLearnsWhoItIs() throws Exception {
        for (Path cli : installed()) {
            Run run = run(cli, "sts", "get-caller-identity");
            assertEquals(0, run.exitCode, cli + run.errors);
            assertEquals(cloud.accountId(), new ObjectMapper().readTree(run.output).path("Account").asText());
        }
    }

    private static List<Path> installed() {
        List<Path> found = Stream.concat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/bin"))
                .map(folder -> Path.of(folder, "aws")).filter(Files::isExecutable).map(AwsCliTest::real).distinct().toList();
        assumeTrue(!found.isEmpty(), "no aws command");
        return found;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    private Run run(Path cli, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(cli.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--endpoint-url", cloud.endpoint().toString(), "--region", cloud.region(), "--output", "json"));
        Path output = folder.resolve("out");
        Path errors = folder.resolve("err");
        var builder = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(cloud.environment());
        // Neither the user's profiles nor a pager.
        builder.environment().put("AWS_CONFIG_FILE", folder.resolve("config").toString());
        builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("credentials").toString());
        builder.environment().put("AWS_PAGER", "");
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Run(process.waitFor(), Files.readString(output), Files.readString(errors));
    }
}
