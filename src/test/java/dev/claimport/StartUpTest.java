package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ChildJvm;
import dev.claimport.testing.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a short command does not need, it does not load: loading is most of the time that it takes. */
class StartUpTest {

    /** The window, servers, the ledger, AWS, logging: whole libraries, each of which takes longer to start than the command. */
    private static final List<String> HEAVY = List.of("javafx.", "com.sun.javafx.", "atlantafx.", "org.kordamp.", "io.vertx.", "io.netty.",
            "org.sqlite.", "org.flywaydb.", "software.amazon.awssdk.services.", "software.amazon.awssdk.auth.", "software.amazon.awssdk.http.", "org.bouncycastle.", "ch.qos.logback.", "java.util.logging.",
            "dev.claimport.desktop.", "dev.claimport.ledger.", "com.fasterxml.jackson.databind.ObjectMapper");

    /** What is loaded for commands alone. */
    private static final List<String> COMMANDS = List.of("picocli.", "dev.claimport.practice.", "dev.claimport.handover.", "dev.claimport.iot.",
            "dev.claimport.app.LocalBackend", "com.fasterxml.");

    @TempDir
    private Path folder;

    private List<String> loadedBy(String commandLine) throws Exception {
        Path log = folder.resolve("classes");
        ChildJvm.Result result = ChildJvm.run(Claimport.class, Map.of("AWS_ACCESS_KEY_ID", "AKIDTEST", "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_REGION", "eu-west-1", "HOME", folder.toString()), List.of("--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load=info:file=" + log + ":none"), commandLine.split(" "));
        assertEquals(0, result.exitCode(), result.output());
        try (Stream<String> lines = Files.lines(log)) {
            List<String> loaded = lines.map(line -> line.split(" ", 2)[0]).toList();
            assertTrue(loaded.contains("dev.claimport.Claimport"), "the log is one of loaded classes");
            return loaded;
        }
    }

    private static void assertNoneOf(List<String> prefixes, List<String> loaded) {
        assertEquals(List.of(), loaded.stream().filter(name -> prefixes.stream().anyMatch(name::startsWith)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "ports", "ports --help", "handover --help", "practice --help"})
    void aShortCommandLoadsNothingHeavy(String commandLine) throws Exception {
        assertNoneOf(HEAVY, loadedBy(commandLine));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --output text --query templates[].templateName", " --output table", " --output yaml"})
    void theCommandsOfTheAwsCliLoadNothingHeavyAndNotEvenPicocli(String options) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.Answer.json(200, "{\"templates\":[{\"templateName\":\"sensors\"}]}"))) {
            List<String> loaded = loadedBy("iot list-provisioning-templates --endpoint-url " + server.uri() + options);
            assertNoneOf(HEAVY, loaded);
            assertNoneOf(COMMANDS, loaded);
            assertNoneOf(List.of("org.slf4j.", "org.yaml.", "com.fazecast."), loaded);
        }
    }

    @Test
    void aProvisioningClaimLoadsNothingHeavyAndNotEvenPicocli() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.Answer.json(200, """
                {"certificateId":"%s","certificatePem":"c","keyPair":{"PublicKey":"p","PrivateKey":"k"},"expiration":1595955066.0}"""
                .formatted("ab".repeat(32))))) {
            List<String> loaded = loadedBy("create-provisioning-claim --template-name sensors --endpoint-url " + server.uri());
            assertNoneOf(HEAVY, loaded);
            assertNoneOf(COMMANDS, loaded);
        }
    }

    @Test
    void theVersionNeedsNoCommands() throws Exception {
        assertNoneOf(COMMANDS, loadedBy("--version"));
    }

    @Test
    void aCommandLoadsNoOther() throws Exception {
        assertNoneOf(List.of("dev.claimport.cli.HandoverCommand", "dev.claimport.cli.Practice", "dev.claimport.practice.", "dev.claimport.claim."),
                // Whose names are what a setting can have; it reads none of them for that.
                loadedBy("ports").stream().filter(name -> !name.equals("dev.claimport.claim.RootCas")).toList());
    }

    /** JavaFX is not asked whether it can start: what it leaves behind when it cannot must not keep the process. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whereNoWindowCanBeShownASentenceSaysSoAndTheProcessEnds() throws Exception {
        ChildJvm.Result result = ChildJvm.run(Claimport.class, Map.of("HOME", folder.toString()), List.of("--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true"));
        assertEquals(255, result.exitCode(), result.output());
        assertTrue(result.output().contains("claimport: [no-window] "), result.output());
        assertTrue(result.output().contains("There is no display: DISPLAY is not set."), result.output());
    }
}
