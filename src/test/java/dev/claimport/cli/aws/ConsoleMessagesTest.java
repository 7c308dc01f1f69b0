package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sign-in with the console's credentials that cannot be used: what AWS CLI 2.36.17 was seen to print for the same files and answers. */
class ConsoleMessagesTest {

    private static final String SESSION = "arn:aws:iam::112233445566:user/installer";
    private static final String LOGIN = """
            {"accessToken": {"accessKeyId": "ASIAOLD", "secretAccessKey": "hush-secret", "sessionToken": "hush-session", "accountId": "112233445566",
            "expiresAt": "2026-01-01T00:00:00Z"}, "tokenType": "aws_sigv4", "clientId": "arn:aws:signin:::devtools/same-device",
            "refreshToken": "hush-refresh", "dpopKey": "%s"}""".formatted(key());

    @TempDir
    private Path home;
    private ScriptedServer server;

    @BeforeEach
    void profile() throws IOException {
        Files.writeString(home.resolve("config"), "[default]\nlogin_session = " + SESSION + "\nregion = eu-west-1\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** In the form in which the AWS CLI keeps it, on one line of JSON. */
    private static String key() {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            var keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            pem.writeObject(keys.generateKeyPair());
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        return text.toString().replace("\r", "").replace("\n", "\\n");
    }

    private Aws.Outcome run(String file, Answer... answers) throws IOException {
        server = answers.length == 0 ? new ScriptedServer(_ -> Optional.empty()) : ScriptedServer.answering(answers);
        if (file != null) {
            Path cache = Files.createDirectories(home.resolve("logins"));
            Files.writeString(cache.resolve(id() + ".json"), file);
        }
        Aws.Outcome outcome = Aws.at(home, server.uri()).without("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
                .with("AWS_LOGIN_CACHE_DIRECTORY", home.resolve("logins").toString()).with("AWS_ENDPOINT_URL_SIGNIN", server.uri().toString())
                .run("iot", "create-provisioning-claim", "--template-name", "x");
        assertEquals("", outcome.out());
        assertFalse(outcome.err().contains("hush"), outcome.err());
        return outcome;
    }

    private static String id() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(SESSION.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Answer refusal(int status, String type, String error) {
        return Answer.json(status, "{\"error\": \"" + error + "\", \"message\": \"practice says no\"}").with("x-amzn-ErrorType", type);
    }

    private static void assertSays(int exitCode, String message, Aws.Outcome outcome) {
        assertEquals("\nclaimport: [ERROR]: " + message, outcome.err().stripTrailing());
        assertEquals(exitCode, outcome.exitCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "401 | TOKEN_EXPIRED | Your session has expired. Please reauthenticate using 'aws login'.",
        "403 | USER_CREDENTIALS_CHANGED | Unable to refresh login credentials because of a change in your password. Please reauthenticate with your new password using 'aws login'.",
        "403 | INSUFFICIENT_PERMISSIONS | Unable to create or refresh login credentials due to insufficient permissions. You may be missing permission for the 'signin:CreateOAuth2Token' action.",
        "403 | SOMETHING_NEW | An unspecified error happened when resolving AWS credentials or refreshing a login session profile.",
    })
    void aRefusedRefreshIsSaid(int status, String error, String message) throws IOException {
        assertSays(255, message, run(LOGIN, refusal(status, "AccessDeniedException", error)));
    }

    @ParameterizedTest
    @CsvSource({"400,INVALID_REQUEST,ValidationException,''", "500,server_error,InternalServerException,' (reached max retries: 2)'"})
    void whatNobodyExpectsIsTheServicesOwnWord(int status, String error, String type, String retries) throws IOException {
        Answer refusal = refusal(status, type, error);
        assertSays(254, "An error occurred (" + type + ") when calling the CreateOAuth2Token operation" + retries + ": practice says no\n\n"
                + "Additional error details:\nerror: " + error, run(LOGIN, refusal, refusal, refusal, refusal));
    }

    @Test
    void noFileIsNoSignIn() throws IOException {
        assertSays(255, "Error loading login session token: Unable to load a existing login session for session " + SESSION
                + ", Please reauthenticate with 'aws login'.", run(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accessToken", "refreshToken", "dpopKey", "clientId"})
    void aFieldThatLacksIsSaid(String field) throws IOException {
        assertSays(255, "Error loading login session token: Failed to load access token from token cache, missing one or more required fields.",
                run(LOGIN.replace('"' + field + '"', "\"other\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"accessToken\": {\"accessKeyId\""})
    void aFileThatIsNoJsonIsCalledByItsName(String file) throws IOException {
        assertSays(255, "'" + id() + "'", run(file));
    }

    @Test
    void aServiceThatIsNotThereIsNamedWithItsAddress() throws IOException {
        run(null);
        String address = server.uri().toString();
        server.close();
        Files.createDirectories(home.resolve("logins"));
        Files.writeString(home.resolve("logins").resolve(id() + ".json"), LOGIN);
        assertSays(255, "Could not connect to the endpoint URL: \"" + address.replaceFirst("/$", "") + "/v1/token\"",
                Aws.at(home, server.uri()).without("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
                        .with("AWS_LOGIN_CACHE_DIRECTORY", home.resolve("logins").toString()).with("AWS_ENDPOINT_URL_SIGNIN", address)
                        .run("iot", "create-provisioning-claim", "--template-name", "x"));
    }
}
