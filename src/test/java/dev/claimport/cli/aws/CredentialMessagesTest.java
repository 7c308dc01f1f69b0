package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials that cannot be had: botocore's words, and 255. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the processes are a POSIX system's")
class CredentialMessagesTest {

    private final ScriptedServer server = ScriptedServer.answering(Answer.json(200, "{\"certificateId\":\"x\"}"));

    @TempDir
    private Path home;
    private Aws aws;

    @BeforeEach
    void withoutKeys() {
        aws = Aws.at(home, server.uri()).without("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Aws.Outcome run(String... lines) throws IOException {
        Files.writeString(home.resolve("config"), "[default]\n" + String.join("\n", lines) + "\n");
        return aws.run("iot", "create-provisioning-claim", "--template-name", "x");
    }

    /** Its address may hold what authorises whoever asks there. */
    @Test
    void whatAContainersAgentDoesNotGiveIsSaidWithoutItsAddress() throws IOException {
        aws = aws.with("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://agent.example/SECRET");
        Aws.Outcome outcome = run();
        assertEquals(255, outcome.exitCode());
        assertTrue(outcome.err().contains("Error when retrieving credentials from container-role: EcsContainer"), outcome.err());
        assertFalse(outcome.err().contains("SECRET"), outcome.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "role_arn = arn:x | Partial credentials found in assume-role, missing: source_profile or credential_source",
        "role_arn = arn:x; source_profile = nope | The source_profile \"nope\" referenced in the profile \"default\" does not exist.",
        "role_arn = arn:x; source_profile = a; credential_source = Environment | The profile \"default\" contains both source_profile and credential_source.",
        "role_arn = arn:x; credential_source = Elsewhere | The credential source \"Elsewhere\" referenced in profile \"default\" is not valid.",
        "role_arn = arn:x; credential_source = Environment | Error when retrieving credentials from Environment: No credentials found in credential_source referenced in profile default",
        "role_arn = arn:x; web_identity_token_file = /nope | [Errno 2] No such file or directory: '/nope'",
        "web_identity_token_file = /nope | The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. Ensure that the profile has the role_arn configuration set or the AWS_ROLE_ARN env var is set.",
        "sso_account_id = 1 | The profile \"default\" is configured to use SSO but is missing required configuration: sso_role_name, sso_start_url, sso_region",
        "sso_account_id = 1; sso_role_name = r; sso_session = s | The specified sso-session does not exist: \"s\"",
        "sso_account_id = 1; sso_role_name = r; sso_start_url = https://x; sso_region = us-east-1 | Error loading SSO Token: Token for https://x does not exist",
        "sso_account_id = 1; sso_role_name = r; sso_session = s; [sso-session s]; sso_start_url = https://x; sso_region = us-east-1 | Error loading SSO Token: Token for s does not exist",
        "sso_account_id = 1; sso_role_name = r; sso_session = s; sso_region = a; [sso-session s]; sso_region = b | The value for sso_region is inconsistent between profile (a) and sso-session (b).",
        "credential_process = /nope | [Errno 2] No such file or directory: '/nope'",
        "credential_process = sh -c 'echo no such card >&2; exit 3' | Error when retrieving credentials from custom-process: no such card",
        "credential_process = echo x | Expecting value: line 1 column 1 (char 0)",
        "credential_process = echo {} | Error when retrieving credentials from custom-process: Unsupported version '<Version key not provided>' for credential process provider, supported versions: 1",
        "credential_process = echo '{\"Version\":2}' | Error when retrieving credentials from custom-process: Unsupported version '2' for credential process provider, supported versions: 1",
        "credential_process = echo '{\"Version\":1,\"AccessKeyId\":\"a\"}' | Error when retrieving credentials from custom-process: Missing required key in response: 'SecretAccessKey'",
        "aws_access_key_id = a | Partial credentials found in config-file, missing: aws_secret_access_key",
    })
    void saysWhatIsMissing(String lines, String message) throws IOException {
        // What a process says has semicolons of its own.
        Aws.Outcome outcome = run(lines.startsWith("credential_process") ? new String[] {lines} : lines.split("; "));
        assertEquals("\nclaimport: [ERROR]: " + message, outcome.err().stripTrailing());
        assertEquals(255, outcome.exitCode());
        assertEquals("", outcome.out());
    }

    /** It is looked at as a source of bearer tokens, too. */
    @Test
    void aSignInSessionIsLookedAtEvenIfThereAreKeys() throws IOException {
        aws = aws.with("AWS_ACCESS_KEY_ID", "a").with("AWS_SECRET_ACCESS_KEY", "b");
        assertEquals("\nclaimport: [ERROR]: The profile \"default\" is configured to use the SSO token provider but the \"s\" sso_session"
                + " configuration does not exist.\n", run("sso_session = s").err());
        assertEquals("\nclaimport: [ERROR]: The profile \"default\" is configured to use the SSO token provider but is missing the following"
                + " configuration: ['sso_start_url'].\n", run("sso_session = s", "[sso-session s]", "sso_region = us-east-1").err());
        assertEquals(0, run("sso_session = s", "[sso-session s]", "sso_region = us-east-1", "sso_start_url = https://x").exitCode());
    }

    @Test
    void aSignInThatIsOverIsToBeDoneAgain() throws Exception {
        Path cache = Files.createDirectories(home.resolve(".aws").resolve("sso").resolve("cache"));
        String name = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest("https://x".getBytes(StandardCharsets.UTF_8)));
        Files.writeString(cache.resolve(name + ".json"), "{\"accessToken\":\"hush\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}");
        // The SDK looks below the home folder of the process, so this is one.
        Files.writeString(home.resolve("config"), "[default]\nsso_account_id = 1\nsso_role_name = r\nsso_start_url = https://x\nsso_region = us-east-1\n");
        Aws.Outcome outcome = AwsProcess.start(home, aws.environment(), "iot", "create-provisioning-claim", "--template-name", "x").end();
        assertEquals("\nclaimport: [ERROR]: The SSO session associated with this profile has expired or is otherwise invalid."
                + " To refresh this SSO session run aws sso login with the corresponding profile.\n", outcome.err());
        assertEquals(255, outcome.exitCode());
        assertFalse(outcome.err().contains("hush"));
    }

    @Test
    void aProcessIsBelieved() throws IOException {
        Aws.Outcome outcome = run("credential_process = echo '{\"Version\":1,\"AccessKeyId\":\"AKIDPROCESS\",\"SecretAccessKey\":\"b\"}'");
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(server.requests().getFirst().headers().get("authorization").contains("Credential=AKIDPROCESS/"));
    }
}
