package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.testing.ClaimAnswers;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --output-dir}: four files together, or none. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are POSIX's here")
class OutputDirTest {

    private static final Set<String> FILES = Set.of("claim.pem.crt", "claim.private.pem.key", "claim.public.pem.key", "claim.json");

    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private final ClaimAnswers claim = ClaimAnswers.at(Instant.parse("2026-11-23T00:00:00Z"));
    private final ScriptedServer server = ScriptedServer.answering(Answer.json(200, claim.json()));

    @TempDir
    private Path home;

    @AfterEach
    void stop() {
        server.close();
    }

    private Aws.Outcome run(Path folder) {
        return Aws.at(home, server.uri()).run("iot", "create-provisioning-claim", "--template-name", "sensors", "--output-dir",
                folder.toString());
    }

    private static Set<String> list(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private void assertNothingIn(Path folder) throws IOException {
        assertEquals(Set.of(), list(folder));
        assertFalse(list(folder.getParent()).stream().anyMatch(name -> name.startsWith(".claim")), "nothing half done is left beside it");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thePartsAreFilesAndTheKeyIsItsOwnersAlone(boolean thereAlready) throws IOException {
        Path folder = home.resolve("a").resolve("b");
        if (thereAlready) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("notes"), "mine");
        }
        Aws.Outcome outcome = run(folder);
        assertEquals(0, outcome.exitCode(), outcome.err());
        Set<String> there = new java.util.HashSet<>(list(folder));
        assertEquals(thereAlready, there.remove("notes"));
        assertEquals(FILES, there);
        assertEquals(claim.certificatePem(), Files.readString(folder.resolve("claim.pem.crt")));
        assertEquals(claim.keyPem(), Files.readString(folder.resolve("claim.private.pem.key")));
        assertEquals("unused", Files.readString(folder.resolve("claim.public.pem.key")));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("claim.private.pem.key"))));

        for (Path made : thereAlready ? List.<Path>of() : List.of(folder, folder.getParent())) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)), made.toString());
        }

        JsonNode rest = new ObjectMapper().readTree(folder.resolve("claim.json").toFile());
        assertEquals(claim.id(), rest.path("certificateId").textValue());
        assertTrue(rest.path("keyPair").path("PrivateKey").isMissingNode());
        assertFalse(Files.readString(folder.resolve("claim.json")).contains("PRIVATE KEY"));
        assertEquals(Files.readString(folder.resolve("claim.json")), outcome.out());
        assertFalse(outcome.err().contains("PRIVATE KEY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim.pem.crt", "claim.private.pem.key", "claim.public.pem.key", "claim.json"})
    void whatIsThereIsNotOverwrittenAndNoClaimIsAskedFor(String name) throws IOException {
        Path folder = Files.createDirectory(home.resolve("claim"));
        Files.writeString(folder.resolve(name), "mine");
        Aws.Outcome outcome = run(folder);
        assertEquals(252, outcome.exitCode());
        assertTrue(outcome.err().contains(name + " already exists"), outcome.err());
        assertEquals(Set.of(name), list(folder));
        assertEquals("mine", Files.readString(folder.resolve(name)));
        assertEquals(List.of(), server.requests());
    }

    @Test
    void aLinkThatLeadsNowhereIsNotFollowed() throws IOException {
        Path folder = Files.createDirectory(home.resolve("claim"));
        Files.createSymbolicLink(folder.resolve("claim.private.pem.key"), home.resolve("elsewhere"));
        assertEquals(252, run(folder).exitCode());
        assertFalse(Files.exists(home.resolve("elsewhere")));
    }

    @Test
    void aFileInTheWayIsFoundBeforeAClaimIsAskedFor() throws IOException {
        Files.writeString(home.resolve("file"), "mine");
        Aws.Outcome outcome = run(home.resolve("file").resolve("claim"));
        assertEquals(252, outcome.exitCode());
        assertTrue(outcome.err().contains("is not a folder"), outcome.err());
        assertEquals(List.of(), server.requests());
    }

    @Test
    void aFolderThatCannotBeWrittenToIsFoundBeforeAClaimIsAskedFor() throws Exception {
        Path folder = Files.createDirectory(home.resolve("claim"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        // The superuser may write anywhere, unless he has laid that capability down.
        boolean superuser = Files.isWritable(folder);
        assumeTrue(!superuser || Files.isExecutable(SETPRIV), SETPRIV + " is not there");
        List<String> before = superuser ? List.of(SETPRIV.toString(), "--bounding-set=-dac_override", "--inh-caps=-dac_override") : List.of();
        Aws.Outcome outcome = AwsProcess.startBy(before, home, Aws.at(home, server.uri()).environment(), "create-provisioning-claim",
                "--template-name", "x", "--output-dir", folder.toString()).end();
        assertEquals(252, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains(folder + " cannot be written to"), outcome.err());
        assertEquals(List.of(), server.requests());
    }

    @Test
    void aRefusalLeavesNothing() throws IOException {
        try (var refusing = ScriptedServer.answering(Answer.error(404, "ResourceNotFoundException", "no such template"))) {
            Path folder = home.resolve("claim");
            assertEquals(254, Aws.at(home, refusing.uri()).run("iot", "create-provisioning-claim", "--template-name", "x", "--output-dir",
                    folder.toString()).exitCode());
            assertFalse(Files.exists(folder));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"certificatePem\":\"x\"}", "{\"certificatePem\":\"x\",\"keyPair\":{\"PrivateKey\":\"k\"}}",
            "{\"certificatePem\":5,\"keyPair\":{}}"})
    void halfAReplyLeavesNothing(String reply) throws IOException {
        try (var half = ScriptedServer.answering(Answer.json(200, reply))) {
            Path folder = home.resolve("claim");
            Aws.Outcome outcome = Aws.at(home, half.uri()).run("iot", "create-provisioning-claim", "--template-name", "x", "--output-dir",
                    folder.toString());
            assertEquals(255, outcome.exitCode(), outcome.err());
            assertNothingIn(folder);
        }
    }

    /** A limit on the size of files stands for a full disk: the certificate still fits, the key does not. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFullDiskLeavesNothing(boolean thereAlready) throws Exception {
        Path folder = home.resolve("claim");
        if (thereAlready) {
            Files.createDirectory(folder);
        }
        long blocks = claim.certificatePem().length() / 512 + 1;
        assumeTrue(claim.keyPem().length() > blocks * 512, "the key is longer than the certificate");
        Aws.Outcome outcome = AwsProcess.startBy(List.of("/bin/sh", "-c", "ulimit -f " + blocks + " && exec \"$@\"", "sh"), home,
                Aws.at(home, server.uri()).environment(), "create-provisioning-claim", "--template-name", "x", "--output-dir",
                        folder.toString()).end();
        assertEquals(255, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains("The claim cannot be written"), outcome.err());
        assertNothingIn(folder);
        assertEquals(Set.of(), list(folder));
    }

    /** Killed a little later each time, from before the answer to after the end. */
    @Tag("thorough")
    @Test
    void aKillLeavesAllOrNothingOfANewFolder() throws Exception {
        int untouched = 0;
        for (int milliseconds = 0; milliseconds < 240; milliseconds += 20) {
            var answered = new CountDownLatch(1);
            try (var slow = new ScriptedServer(_ -> {
                answered.countDown();
                return Optional.of(Answer.json(200, claim.json()));
            })) {
                Path folder = home.resolve("claim" + milliseconds);
                AwsProcess process = AwsProcess.start(home, Aws.at(home, slow.uri()).environment(),
                        "create-provisioning-claim", "--template-name", "x", "--output-dir", folder.toString());
                assertTrue(answered.await(60, TimeUnit.SECONDS));
                Thread.sleep(milliseconds);
                process.kill();
                process.end();
                Set<String> there = list(folder);
                assertTrue(there.isEmpty() || there.equals(FILES), "killed after " + milliseconds + " ms: " + there);
                untouched += there.isEmpty() ? 1 : 0;
            }
        }
        assertTrue(untouched > 0, "the first comes before anything is written");
    }
}
